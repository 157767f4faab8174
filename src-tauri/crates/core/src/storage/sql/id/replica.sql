select replica from study
