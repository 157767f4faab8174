delete from wave
