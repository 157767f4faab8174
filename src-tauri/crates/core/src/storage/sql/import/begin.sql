insert into import (id, file, format, sha256, bytes, at, state, about) values (?1, ?2, ?3, ?4, ?5, ?6, 'loading', ?7)
