// Exports as CSV and TSV, read by the table importer, and told by `new`.
#include "ingest/detect.h"
#include "ingest/testing.h"
#include "target.h"

namespace resettle::fuzz {

std::vector<std::string> seeds(const std::filesystem::path&) {
  return {
      "id,user,time,title,text,likes,tags\n"
      "1,u1,2025-01-19 12:00,Title,\"He said \"\"no\"\", twice\",1.2万,\"a,b\"\n"
      "2,u2,1737300000,,\"two\nlines\",10+,#a#b\n",
      "id;user;time;title;text;likes;tags\r\n1;u1;44558.718;t;x;3;\r\n2;;;;;;\r\n",
      "id\tuser\ttime\ttitle\ttext\tlikes\ttags\n1\tu1\t2025-01-14T04:08:00Z\tt\tx\t28k\ta b\n",
      "\xef\xbb\xbfid|user|time|title|text|likes|tags\n1|u1|2025/1/14|\xc4\xe3\xba\xc3|x|-|\n"};
}

std::vector<std::string> words() {
  return {"\"",
          "\"\"",
          ",",
          ";",
          "\t",
          "|",
          "\r\n",
          "\r",
          "\n",
          "\xef\xbb\xbf",
          "\xff\xfe",
          "sep=;\n",
          ",\"",
          "\",",
          "NULL",
          "nan",
          "万",
          "1.2w",
          "+08:00",
          "2025-13-01",
          "9999-12-31T24:61:61Z",
          "\xc4\xe3",
          "\xed\xa0\x80",
          "\xe2\x80\xae",
          "#",
          "话题]#",
          "=1+1",
          "id",
          "user",
          "time"};
}

void run(const std::string& input, const std::filesystem::path& folder) {
  const Imported made({.format = "table",
                       .kind = "posts",
                       .timezone = "Asia/Shanghai",
                       .columns = {{"post_id", "id"},
                                   {"user_id", "user"},
                                   {"created_at", "time"},
                                   {"title", "title"},
                                   {"body", "text"},
                                   {"likes", "likes"},
                                   {"hashtags", "tags"}}},
                      "posts.csv", input);
  made.query("SELECT * FROM raw_posts");
  made.query("SELECT * FROM quarantine");
  put(folder / "posts.csv", input);
  detect(folder / "posts.csv");
}

}  // namespace resettle::fuzz
