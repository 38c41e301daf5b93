# Prints 1,000,000 rows to /dev/null, three times, and prints the nanoseconds of each. What the
# client takes for no row at all (its start, its connection) is taken off.
set -eu
export MYSQL_PWD="$PYNOTES_PASSWORD"

nanoseconds() {
  start=$(date +%s%N)
  mysql --host="$PYNOTES_HOST" --port="$PYNOTES_PORT" --user="$PYNOTES_USER" --protocol=TCP \
    --ssl-mode=REQUIRED --quick --execute="$1" "$PYNOTES_DATABASE" >/dev/null
  echo $(($(date +%s%N) - start))
}

query="SELECT id, sensor, celsius, taken_at FROM readings"
for _ in 1 2 3; do
  none=$(nanoseconds "$query LIMIT 0")
  all=$(nanoseconds "$query")
  echo $((all - none))
done
