// SPDX-License-Identifier: Apache-2.0
// A passphrase made for the test, a wrong one and a password are sent in every way there is; afterwards none
// of them stands in the memory of the server, in a core of it, in its log, its files or its database.
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>

#include "core/base/text.h"
#include "tests/flow/flow.h"
#include "tests/flow/wire.h"

namespace canary_test {

namespace fs = std::filesystem;
using core::Json;
using tests::Caller;
using tests::Reply;
using tests::Wire;

constexpr const char* form_type = "application/x-www-form-urlencoded";

// Letters between characters that JSON and forms must escape: what is looked for are the letters.
class Canary {
  public:
    Canary() {
        for (int i = 0; i < 24; ++i) letters_ += static_cast<char>('a' + core::random_bytes(1)[0] % 26);
        const std::string text = letters_;
        std::string low, high;
        for (const char c : text) {
            low += {c, '\0'};
            high += {'\0', c};
        }
        // Base64 of it at each of the three places it may have in a longer text.
        forms_ = {text, low, high, percent(text), core::hex(core::view(text))};
        for (std::size_t shift = 0; shift < 3; ++shift) {
            const auto whole = text.substr(shift, (text.size() - shift) / 3 * 3);
            forms_.push_back(core::base64(core::view(whole)));
        }
    }
    std::string text() const { return "\"é " + letters_ + "\\ & "; }
    const std::string& letters() const { return letters_; }
    const std::vector<std::string>& forms() const { return forms_; }
    // %61%62...: nobody has to escape letters, but a client may.
    static std::string percent(std::string_view text) {
        std::string out;
        for (const char c : text) out += "%" + core::hex(core::view(std::string(1, c)));
        return out;
    }

  private:
    std::string letters_;
    std::vector<std::string> forms_;
};

// The parts that are not empty: most of a core is zeros.
std::vector<std::string_view> written(std::string_view bytes) {
    constexpr std::size_t page = 4096;
    static const std::string empty(page, '\0');
    std::vector<std::string_view> parts;
    bool open = false;
    for (std::size_t at = 0; at < bytes.size(); at += page) {
        const auto piece = bytes.substr(at, page);
        if (piece == std::string_view(empty).substr(0, piece.size())) {
            open = false;
            continue;
        }
        if (!open) parts.push_back(piece);
        else parts.back() = {parts.back().data(), parts.back().size() + piece.size()};
        open = true;
    }
    return parts;
}

// How often it stands in the bytes, in any of its forms; `where` is told of each.
void look(std::string_view bytes, const Canary& canary, const std::string& where, std::vector<std::string>& found) {
    for (const auto& part : written(bytes))
        for (const auto& form : canary.forms())
            for (const char* at = part.data();;) {
                const std::size_t left = part.size() - static_cast<std::size_t>(at - part.data());
                at = static_cast<const char*>(::memmem(at, left, form.data(), form.size()));
                if (at == nullptr) break;
                const auto begin = static_cast<std::size_t>(at - bytes.data()), from = begin > 40 ? begin - 40 : 0;
                std::string around;
                for (const char c : bytes.substr(from, form.size() + 80)) around += c >= 0x20 && c < 0x7f ? c : '.';
                found.push_back(where + " at " + std::to_string(begin) + ": " + around);
                at += form.size();
            }
}

// Everything the process may write to, as its own file in /proc shows it.
std::vector<std::string> in_memory(pid_t pid, const std::vector<const Canary*>& canaries) {
    std::vector<std::string> found;
    std::ifstream maps("/proc/" + std::to_string(pid) + "/maps");
    std::vector<char> window(8u << 20);
    std::size_t read_in_all = 0;
    for (std::string line; std::getline(maps, line);) {
        unsigned long from = 0, to = 0;
        char rights[5] = {};
        if (std::sscanf(line.c_str(), "%lx-%lx %4s", &from, &to, rights) != 3 || rights[1] != 'w') continue;
        constexpr unsigned long overlap = 256;
        for (unsigned long at = from; at < to; at += window.size() - overlap) {
            const std::size_t size = std::min<unsigned long>(window.size(), to - at);
            const iovec here{window.data(), size}, there{reinterpret_cast<void*>(at), size};
            const ssize_t got = ::process_vm_readv(pid, &here, 1, &there, 1, 0);
            if (got <= 0) continue;
            read_in_all += static_cast<std::size_t>(got);
            for (const Canary* canary : canaries)
                look({window.data(), static_cast<std::size_t>(got)}, *canary, line, found);
            if (size < window.size()) break;
        }
    }
    EXPECT_GT(read_in_all, 8u << 20) << "the memory could not be read";
    return found;
}

void in_file(const fs::path& file, const std::vector<const Canary*>& canaries, std::vector<std::string>& found) {
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    std::string bytes(stream ? static_cast<std::size_t>(stream.tellg()) : 0, '\0');
    stream.seekg(0).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    for (const Canary* canary : canaries) look(bytes, *canary, file.string(), found);
}

std::vector<std::string> in_folder(const fs::path& folder, const std::vector<const Canary*>& canaries) {
    std::vector<std::string> found;
    std::error_code gone;
    for (fs::recursive_directory_iterator each(folder, gone), end; each != end; each.increment(gone))
        if (each->is_regular_file(gone)) in_file(each->path(), canaries, found);
    return found;
}

std::string told(const std::vector<std::string>& found) { return core::text::join(found, "\n"); }

class PassphraseCanary : public tests::Flow {
  protected:
    void SetUp() override {
        tests::Flow::SetUp();
        if (IsSkipped()) return;
        server_->command({"ca:enrol", tests::login_of("DISKOMINFO.KADIS")}, right_.text() + "\n");
        server_->command({"user:password", tests::login_of("DISKOMINFO.KADIS")}, password_.text() + "\n");
        server_->command({"plugins"});   // the input of the commands before is no longer in its file
    }

    std::string submitted(const Caller& drafter, const std::string& subject) {
        Json content = note(drafter, subject);
        content["initials"] = Json::array();
        const Reply made = drafter.post("/api/v1/letters", content);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        send_up(drafter, made.json["id"]);
        return "letter:" + made.json["id"].get<std::string>();
    }

    // Signed in by the page; gives cookie and mask.
    std::pair<std::string, std::string> session() {
        const auto login = "login=" + core::text::url(tests::login_of("DISKOMINFO.KADIS")) + "&password=";
        const auto enter = [&](const Canary& password) {
            return ask(*server_, "POST", "/login", {{"Content-Type", form_type}},
                       login + core::text::url(password.text()));
        };
        EXPECT_NE(enter(wrong_).status, 303);
        const Reply yes = enter(password_);
        EXPECT_EQ(yes.status, 303);
        const std::string set = yes.headers.at("set-cookie"), cookie = set.substr(0, set.find(';'));
        const std::string page = ask(*server_, "GET", "/", {{"Cookie", cookie}}).text();
        const std::string mark = "name=\"csrf-token\" content=\"";
        const std::size_t at = page.find(mark) + mark.size();
        return {cookie, page.substr(at, page.find('"', at) - at)};
    }

    void by_pages(const Caller& head, const std::string& first, const std::string& second);
    void by_api(const Caller& head, const std::string& first, const std::string& second);
    void astray(const Caller& head, const std::string& subject);
    void nowhere();

    std::optional<Wire> kept_;   // a connection that stays open
    Canary right_, wrong_, password_;
    std::vector<const Canary*> all_{&right_, &wrong_, &password_};
};

// Of each two letters one wrong passphrase and two right ones, in other clothes.
void PassphraseCanary::by_pages(const Caller& head, const std::string& first, const std::string& second) {
    const auto [cookie, csrf] = session();
    const auto sign = [&, cookie = cookie, csrf = csrf](const std::string& subject, const std::string& passphrase,
                                                        int status) {
        const std::string form = "subject=" + core::text::url(subject) + "&csrf=" + core::text::url(csrf);
        auto headers = head.headers();
        headers.erase("Authorization");
        headers.insert({{"Content-Type", form_type}, {"Cookie", cookie}});
        const Reply reply = ask(*server_, "POST", "/signing/sign", headers, form + "&passphrase=" + passphrase);
        EXPECT_EQ(reply.status, status) << reply.text().substr(0, 2000);
        EXPECT_EQ(reply.text().find(right_.letters()), std::string::npos);
        EXPECT_EQ(reply.text().find(wrong_.letters()), std::string::npos);
    };
    sign(first, core::text::url(wrong_.text()), 422);
    sign(first, core::text::url(right_.text()), 200);
    sign(second, Canary::percent(right_.text()), 200);
}

void PassphraseCanary::by_api(const Caller& head, const std::string& first, const std::string& second) {
    const std::string path = "/api/v1/signing/";
    const Reply no = head.post(path + first + "/sign", {{"passphrase", wrong_.text()}});
    EXPECT_EQ(no.status, 422) << no.json.dump();
    EXPECT_EQ(no.json.dump().find(wrong_.letters()), std::string::npos);
    EXPECT_EQ(head.post(path + first + "/sign", {{"passphrase", right_.text()}}).status, 200);
    // Chunked, and in pieces that come one after the other on a connection that is kept.
    Wire wire(*server_);
    std::string body = core::json::write({{"passphrase", right_.text()}}), chunks;
    for (std::size_t at = 0; at < body.size(); at += 7) {
        const auto piece = body.substr(at, 7);
        std::ostringstream size;
        size << std::hex << piece.size();
        chunks += size.str() + "\r\n" + piece + "\r\n";
    }
    wire.send(Wire::head("POST", path + second + "/sign", head.headers(),
                         {{"Content-Type", "application/json"}, {"Transfer-Encoding", "chunked"}}));
    wire.send_slowly(chunks + "0\r\n\r\n", 19);
    EXPECT_EQ(wire.status(), 200);
    kept_ = std::move(wire);
}

// To where nobody takes it: without a key to the house, of a type or length that is refused, not to its end,
// misspelt, twice, to a page that is not there.
void PassphraseCanary::astray(const Caller& head, const std::string& subject) {
    const std::string path = "/api/v1/signing/" + subject + "/sign", json = "application/json";
    const std::string form = "subject=" + subject + "&passphrase=" + core::text::url(right_.text());
    const std::string good = core::json::write({{"passphrase", right_.text()}});
    EXPECT_EQ(ask(*server_, "POST", path, {{"Content-Type", json}}, good).status, 401);
    EXPECT_EQ(ask(*server_, "POST", "/signing/sign", {{"Content-Type", form_type}}, form).status / 100, 4);
    auto headers = head.headers();
    headers["Content-Type"] = form_type;
    EXPECT_EQ(ask(*server_, "POST", path, headers, form).status, 415);
    headers["Content-Type"] = json;
    const std::string right = "\"" + right_.letters() + "\"", wrong = "\"" + wrong_.letters() + "\"";
    for (const std::string& body : {"{\"passphrase\":\"" + right_.letters(), "{\"pasphrase\":" + right + "}",
                                    "{\"passphrase\":{" + right + ":[" + wrong + "]}}",
                                    "{\"passphrase\":" + right + ",\"passphrase\":" + wrong + "}"})
        EXPECT_EQ(ask(*server_, "POST", path, headers, body).status, 422) << body;
    EXPECT_EQ(ask(*server_, "POST", "/api/v1/tidak-ada", headers, good).status, 404);
    const std::string asked = "pass%70hrase=" + core::text::url(right_.text());
    const Reply address = ask(*server_, "POST", path + "?x=1&" + asked, headers, "{}");
    EXPECT_EQ(address.status, 422);
    EXPECT_EQ(address.json["faults"][0]["field"], "passphrase") << address.json.dump();
    EXPECT_EQ(ask(*server_, "GET", "/login?" + asked).status, 422);
    EXPECT_EQ(ask(*server_, "GET", "/tidak-ada?" + asked).status, 404);
    EXPECT_EQ(ask(*server_, "POST", path, headers, good + std::string(9u << 20, ' ')).status, 413);
    Wire half(*server_);
    half.send(Wire::head("POST", path, head.headers(), {{"Content-Type", json}, {"Content-Length", "500"}}) + good);
}

void PassphraseCanary::nowhere() {
    EXPECT_EQ(told(in_memory(server_->pid(), all_)), "") << "memory";
    const fs::path core = fs::temp_directory_path() / ("naskah-core-" + core::hex(core::random_bytes(6)));
    fs::create_directories(core);
    const std::string pid = std::to_string(server_->pid());
    const std::string gcore = "gcore -o " + (core / "core").string() + " " + pid + " >/dev/null 2>&1";
    ASSERT_EQ(std::system(gcore.c_str()), 0) << "gcore (package gdb) makes no dump";
    EXPECT_EQ(told(in_folder(core, all_)), "") << "core";
    fs::remove_all(core);
    EXPECT_EQ(told(in_folder(server_->folder(), all_)), "") << "log and data";
    if (GetParam() != core::db::Engine::postgres) return;
    const fs::path dump = server_->folder() / "dump.sql";
    ASSERT_EQ(std::system(("pg_dump '" + city_->address() + "' >" + dump.string()).c_str()), 0);
    EXPECT_GT(fs::file_size(dump), 1u << 20);
    std::vector<std::string> found;
    in_file(dump, all_, found);
    EXPECT_EQ(told(found), "") << "database";
    // The cluster's own log and journal.
    if (const char* kept = std::getenv("NASKAH_TEST_KEPT")) {
        EXPECT_EQ(told(in_folder(fs::path(kept).parent_path() / "db", all_)), "") << "cluster";
    }
}

// Without this the others would prove nothing.
TEST_P(PassphraseCanary, is_found_where_it_is) {
    EXPECT_FALSE(in_memory(::getpid(), {&right_}).empty());
    for (const auto& form : right_.forms()) {
        std::vector<std::string> found;
        look("x" + form + "y", right_, "", found);
        EXPECT_GE(found.size(), 1u) << form;
    }
    std::ofstream(server_->folder() / "letters") << "passphrase=" << right_.letters();
    EXPECT_EQ(in_folder(server_->folder(), {&right_}).size(), 1u);
}

TEST_P(PassphraseCanary, is_left_nowhere_after_the_request) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), head = caller("DISKOMINFO.KADIS");
    std::vector<std::string> letters;
    for (int i = 1; i <= 4; ++i)
        letters.push_back(submitted(drafter, "Laporan kesiapan aplikasi ke-" + std::to_string(i)));
    const std::string waiting = submitted(drafter, "Laporan yang belum ditandatangani");
    by_pages(head, letters[0], letters[1]);
    by_api(head, letters[2], letters[3]);
    for (const auto& subject : letters)
        tests::wait_for([&] { return drafter.get("/api/v1/letters/" + subject.substr(7)); },
                        [](const Reply& reply) { return reply.json["state"] == "sent"; });
    astray(head, waiting);
    EXPECT_EQ(drafter.get("/api/v1/letters/" + waiting.substr(7)).json["state"], "waiting");
    nowhere();
}

NASKAH_ON_BOTH_DATABASES(PassphraseCanary);

}  // namespace
