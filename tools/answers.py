"""Whether a PostgreSQL and a Redis answer: ``python tools/answers.py DATABASE_URL REDIS_URL`` says which, 1 if not."""

import sys

import psycopg2
import redis


def main(database: str, broker: str) -> int:
    """Ask both; the database must let us make another, as tests do."""
    try:
        connection = psycopg2.connect(database, connect_timeout=5)
        with connection.cursor() as cursor:
            cursor.execute("SELECT rolcreatedb OR rolsuper, version() FROM pg_roles WHERE rolname = current_user")
            may_create, version = cursor.fetchone()
        connection.close()
        if not may_create:
            print("the database server lets this user make no databases")
            return 1
        client = redis.Redis.from_url(broker, socket_timeout=5)
        server = client.info("server")["redis_version"]
        client.close()
    except (psycopg2.Error, redis.exceptions.RedisError) as error:
        print(str(error).splitlines()[0])
        return 1
    print(f"{' '.join(version.split()[:2])} and Redis {server}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
