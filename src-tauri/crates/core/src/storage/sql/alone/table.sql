create temp table alone (coder text not null)
