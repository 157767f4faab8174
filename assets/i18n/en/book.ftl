# Relations, nets, versions of the codebook.
