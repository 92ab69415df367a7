import { describe, expect, test } from 'vitest';
import { readsAsProse } from '../../../src/importer/highlight.ts';

/** Code spans people write, by what they are. Each line was labelled by hand, before the rule was written or after it was wrong. */
const PROSE = `
you do not pay for the time you do not use
the stream should be in the same account as its consumer
too large a batch size can cause timeouts!
only handles new rows, not updated rows
For the exam you really only need to know what it is and what it is for
A good way to grow a cluster for a day is to add nodes that hold no data
Ephemeral - the data is lost when the cluster is terminated
MUST KNOW ALL OF THIS CHAPTER
Best practice for loading data is the COPY command
This is on the test.
Never store passwords in plain text
always knead the dough before the first rise
make sure you understand the difference between the two
Find out which of the two is cheaper
less is more when it comes to indexes
Use a left join when the right side may be empty
Remember: 90 °C for green tea, 100 °C for black
retries failed code 3 times, then gives up
there are at most 5 of them per region
It's free for the first 12 months
You can't change the partition key later
"eventually consistent" means that a read may be stale
A B+ tree keeps its leaves in a linked list
HTTP is stateless, so every request must say who is asking
The default is 3 replicas and you can go up to 5
Water boils at 100 degrees at sea level
an index speeds up reads and slows down writes
Mitochondria are the powerhouse of the cell
Do not water the roots in winter
What happens if the leader fails?
Watch out!! the default changed in version 2
no more than 1,000 requests a second
not for OLTP workloads
good for spiky traffic, bad for steady load
Der Teig muss über Nacht im Kühlschrank ruhen
Man darf die Prüfung nur zweimal wiederholen
Die Daten sind nach dem Neustart weg
Le mot de passe ne doit jamais être partagé
Il faut toujours vérifier les unités
La clave no se puede cambiar después
Hay que regar las plantas por la mañana
A chave não pode ser alterada depois
Il forno deve essere ben caldo
De sleutel kan later niet worden gewijzigd
Ключ нельзя изменить после создания таблицы
Вода кипит при 100 градусах
Klucza nie można później zmienić
Nyckeln kan inte ändras efter skapandet
Anahtar daha sonra değiştirilemez, bu çok önemli bir kural
Το κλειδί δεν μπορεί να αλλάξει
主键创建之后不能再修改
パーティションキーは後から変更できません
水在一百摄氏度时沸腾
คีย์หลักไม่สามารถเปลี่ยนได้ภายหลัง
لا يمكن تغيير المفتاح بعد إنشائه
אי אפשר לשנות את המפתח אחרי היצירה
कुंजी को बाद में नहीं बदला जा सकता
기본 키는 나중에 변경할 수 없습니다.
`;

const NOT_PROSE = `
COPY
SELECT * FROM orders WHERE total > 10
select name from users
SELECT name, count(*) FROM users GROUP BY name
INSERT INTO users VALUES (1, 'Ada')
insert into users values (1)
UPDATE users SET name = 'Ada' WHERE id = 1
DELETE FROM users
CREATE TABLE users (id int)
create table users
ALTER TABLE users ADD COLUMN age int
DROP TABLE users
GRANT SELECT ON users TO reader
EXPLAIN ANALYZE SELECT 1
MSCK REPAIR TABLE logs
UNLOAD ('select 1') TO 'bucket'
WITH totals AS (SELECT 1) SELECT * FROM totals
SHOW TABLES
git commit -m "fix the bug in the parser"
git push origin main
npm install
npm run import -- notes.md
docker run -it ubuntu bash
docker compose up
kubectl get pods -n default
cd /usr/local/bin
ls -la
rm -rf build
sudo apt-get install nginx
pip install requests
python manage.py migrate
curl https://example.org/a.json
ssh user@example.org
make all
make install
grep -r TODO src
find . -name "*.md"
cat notes.txt
tar xzf archive.tar.gz
chmod +x run.sh
brew install node
spark-submit --master yarn job.py
$ echo hello
> help
% ls
export PATH=/usr/bin:$PATH
echo "hello world"
systemctl restart nginx
java -jar app.jar
/etc/nginx/nginx.conf
~/.ssh/config
src/importer/read.ts
C:\\Users\\ada\\notes.md
./run.sh all
notes.md
https://example.org
s3://bucket/key
user@example.org
userName
user_name
max_connections
getUserById(id)
foo()
const x = 1;
x = y + 1
a == b
if (a && b) return;
for (const x of xs) {
def main():
return total;
import os
items.map(item => item.name)
std::vector<int>
Optional<String> name
<div class="x">
{ "name": "Ada" }
{{ page.title }}
key: value
name: Ada
true
null
42
15 minutes
128 MB
v2.1.0
404
application/json
Content-Type: text/html
GET /users/1
POST /orders
Supported Languages
Machine Learning Transformations
Job Bookmarks
Hadoop common / core = MapReduce, YARN, HDFS
Node.js, Python, Java, C#, Go, Ruby
JSON, CSV, Avro, Parquet, ORC, XML
S3 Standard-IA
eventually consistent
at-least-once
Kinesis Data Streams
left outer join
E = mc^2
O(n log n)
^[a-z]+$
#hashtag
@media (max-width: 40em)
--dry-run
-v
[[wikilink]]
Ctrl+C
Ctrl + Shift + P
主键
東京
東京都
Schlüssel
clé primaire
первичный ключ
fish_and_chips
camelCase and snake_case or kebab-case
SELECT the_thing FROM here
`;

const linesOf = (table: string): string[] => table.trim().replaceAll('\\\\', '\\').split('\n');

describe('a code span that stands alone', () => {
  test('is judged against a table of at least a hundred labelled lines', () => {
    expect(linesOf(PROSE).length + linesOf(NOT_PROSE).length).toBeGreaterThanOrEqual(150);
  });
  test.each(linesOf(PROSE))('is a highlight when it reads like a sentence: %s', (line) => {
    expect(readsAsProse(line)).toMatchObject({ prose: true });
  });
  test.each(linesOf(NOT_PROSE))('stays code when it reads like anything else: %s', (line) => {
    expect(readsAsProse(line)).toMatchObject({ prose: false });
  });
  test('is judged the same whether or not it was wrapped', () => {
    expect(readsAsProse('never store passwords\nin plain text').prose).toBe(true);
  });
  test('comes with the reason, in words', () => {
    expect(readsAsProse('ls -la').why).toBe('it has a flag');
    expect(readsAsProse('git push origin main').why).toBe('it begins with the command git');
  });
  test('is code when there is nothing in it', () => {
    expect(readsAsProse(' \n ').prose).toBe(false);
  });
});
