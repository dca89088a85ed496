// SPDX-License-Identifier: Apache-2.0
// Every form and every API call with clumsy and hostile input: refused with a page or a problem that
// names the field and the way to mend it, in the asker's language; never 500, never a bare text, and
// nothing done by halves.
#include <algorithm>

#include "core/base/text.h"
#include "tests/flow/town.h"

namespace input_test {

using core::Json;
using tests::Act;
using tests::Caller;
using tests::Reply;
using tests::Route;

const std::string form_type = "application/x-www-form-urlencoded";

class Input : public tests::Town {
  protected:
    void SetUp() override {
        Town::SetUp();
        if (IsSkipped()) return;
        settle();
        people_.emplace("", Caller(*server_, ""));
        people_.emplace("receiver", receiver());
    }
    // Whoever holds the position the disposition went to.
    Caller receiver() {
        const Reply found = person("admin").get("/api/v1/directory/positions/" + ids_["receiver"]);
        return caller(found.json["code"]);
    }
    // A sentence of ours: no key left untranslated, no placeholder left open.
    static bool is_sentence(const std::string& text) {
        const bool key = text.find(' ') == std::string::npos && text.find('.') != std::string::npos;
        return text.size() > 3 && !key && text.find('{') == std::string::npos;
    }
    // A refusal as it must be: by its kind, in Indonesian, with the field named when one is at fault.
    void is_refusal(const Route& route, const Reply& reply, const std::string& field) {
        ASSERT_GE(reply.status, 400) << reply.text().substr(0, 300);
        ASSERT_LT(reply.status, 500) << reply.text().substr(0, 600);
        if (route.api()) {
            ASSERT_EQ(reply.type, "application/problem+json") << reply.text();
            for (const char* member : {"title", "detail"}) EXPECT_TRUE(is_sentence(reply.json[member])) << reply.text();
            EXPECT_EQ(reply.json["status"], reply.status);
            if (!field.empty()) {
                EXPECT_TRUE(names(reply.json, field)) << "wanted " << field << " in " << reply.text();
            }
        } else {
            ASSERT_TRUE(reply.type.starts_with("text/html")) << reply.type;
            const std::string page = reply.text();
            EXPECT_NE(page.find("<html lang=\"id\""), std::string::npos) << page.substr(0, 200);
            if (!field.empty()) {
                // Several forms of one page tell theirs apart by a suffix.
                EXPECT_TRUE(page.find("href=\"#f-" + field + "\"") != std::string::npos ||
                            page.find("href=\"#f-" + field + "-") != std::string::npos ||
                            page.find("<span class=\"code\">" + field + "</span>") != std::string::npos)
                    << "wanted " << field << " on the page";
            }
        }
    }
    static bool names(const Json& problem, const std::string& field) {
        for (const auto& fault : problem.value("faults", Json::array())) {
            EXPECT_TRUE(is_sentence(fault["message"])) << fault.dump();
            const std::string named = fault["field"];
            if (named == field || named.starts_with(field + ".")) return true;
        }
        return false;
    }

    Reply raw(const Route& route, const Act& act, const std::string& type, const std::string& body) {
        auto headers = person(act.who).headers();
        headers["Content-Type"] = type;
        return ask(*server_, route.method, path(route), headers, body);
    }
    void changed(const Route& route, Act act, const std::string& field, const Json& value) {
        SCOPED_TRACE(field + " = " + value.dump().substr(0, 60));
        act.body[field] = value;
        is_refusal(route, send(person(act.who), route, act, path(route)), field);
    }

    static std::string who_may(const std::string& gate) {
        const auto room = gate.substr(0, gate.find('.'));
        if (room == "anyone") return "";
        if (gate == "signing.circuits") return "clerk";
        if (gate == "signing.sign") return "head";
        if (gate == "signing.certificates") return "admin";
        if (gate == "signing.opinion") return "head";
        if (gate == "deadlines.manage") return "admin";
        if (gate == "deadlines.overview") return "head";
        if (room == "incoming") return "secretary";
        if (room == "intake") return gate == "intake.release" ? "admin" : "clerk";
        if (room == "archive" || room == "depot" || room == "disposal" || room == "packages") return "archivist";
        if (gate == "numbering.manage_all" || gate == "notify.manage") return "admin";
        if (gate == "numbering.manage" || gate == "numbering.keep") return "clerk";
        return room == "directory" || room == "classification" || room == "style" || room == "core" ? "admin" : "drafter";
    }

    void wrong_bodies(const Route& route, const Act& act);
    void wrong_members(const Route& route, const Act& act);
    void wrong_object(const Route& route, const Act& act);
    void wrong_questions();
    void two_save_the_same_draft();
};

void Input::wrong_bodies(const Route& route, const Act& act) {
    const Reply strange = raw(route, act, "text/x-sesuatu", "halo");
    is_refusal(route, strange, "");
    const int status = strange.status;
    const bool raw_file = route.api() && !act.upload.empty();   // the API takes a file as it is
    EXPECT_TRUE(status == 415 || (raw_file && status == 422)) << status;
    if (route.api() && act.upload.empty()) {
        for (const char* body : {"{\"a\":", "[]", "\"teks\"", "12", "{\"a\":\"\xff\"}", "{\"a\":1e999}"})
            is_refusal(route, raw(route, act, "application/json", body), "");
        is_refusal(route, raw(route, act, "application/json", "{\"ganda\":1,\"ganda\":2}"), "ganda");
        is_refusal(route, raw(route, act, "application/json", "{\"tidak_dikenal\":1}"), "tidak_dikenal");
        EXPECT_EQ(raw(route, act, form_type, "a=1").status, 415);
    } else if (!route.api()) {
        is_refusal(route, raw(route, act, form_type, "rusak=%ff"), "rusak");
        is_refusal(route, raw(route, act, form_type, "nol=%00"), "nol");
        is_refusal(route, raw(route, act, form_type, "a=%"), "");
    }
    if (!act.upload.empty()) {
        is_refusal(route, raw(route, act, "multipart/form-data", "x"), "");
        is_refusal(route, raw(route, act, "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data"), "");
        Act none = act;
        none.upload.clear();
        const auto [body, type] = tests::multipart({{"x", "y"}}, {});
        is_refusal(route, raw(route, none, type, body), route.pattern.find("/directory/") != std::string::npos ? "files" : "file");
        const Reply broken = send(person(act.who), route, act, path(route));
        if (route.pattern == "/api/v1/verifications")   // of any PDF there is a verdict
            EXPECT_EQ(broken.json["sub_indication"], "FORMAT_FAILURE") << broken.text();
        else
            is_refusal(route, broken, "");
    }
}

void Input::wrong_members(const Route& route, const Act& act) {
    for (const auto& [field, value] : act.body.items()) {
        // A wrong passphrase or password is counted; the lock has its own test.
        const bool secret = field == "passphrase" || field == "password" || field == "present" || field == "again";
        if (route.api() && act.upload.empty()) {
            for (const Json& other : {Json(7.5), Json(true), Json("teks biasa"), Json::array({1}), Json{{"a", 1}}}) {
                const bool both_texts = value.is_string() && other.is_string();
                const bool body_may = field == "body" && other.is_string();
                if (other.type() != value.type() && !both_texts && !body_may) changed(route, act, field, other);
            }
        }
        if (secret || !value.is_string() || field == "mine" || field == "act" || field == "position") continue;
        changed(route, act, field, std::string(2'500'000 / 10, 'x'));
        changed(route, act, field, std::string("a\x01 b"));
        changed(route, act, field, "\xe2\x80\xae" "terbalik");
    }
    const auto bad = [&](const std::string& field, std::initializer_list<const char*> values) {
        if (!act.body.contains(field) || !act.body[field].is_string()) return;
        for (const char* value : values) changed(route, act, field, value);
    };
    // What stands on old paper is told as people write it.
    const bool as_written = route.pattern.ends_with("/paper") || route.pattern.ends_with("/namings");
    for (const char* date : {"date", "received", "due", "from", "until", "decree_date", "last_day", "trigger", "effective_from"}) {
        bad(date, {"2026-02-30", "besok", "2026-13-01", "-1"});
        if (!as_written) bad(date, {"30-11-2026"});
    }
    for (const char* id : {"signer", "responsible", "seat", "person"}) bad(id, {"bukan-id", "../../etc/passwd", "-1"});
    for (const char* word : {"access", "urgency", "capacity", "theme", "language"}) bad(word, {"ngawur", "-1"});
    bad("kind", {"ngawur", "nota dinas"});
    bad("revision", {"-1", "satu", "99999999999999999999"});
    bad("due_days", {"0", "-3", "999"});
    for (const auto& field : act.needed) {
        SCOPED_TRACE("without " + field);
        Act without = act;
        without.body.erase(field);
        is_refusal(route, send(person(act.who), route, without, path(route)), field);
    }
}

void Input::wrong_object(const Route& route, const Act& act) {
    if (route.pattern.find('{') == std::string::npos || route.pattern.find("{file}") != std::string::npos) return;
    for (const char* object : {"0193aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee", "bukan-id", "letter:bukan", "%F0%9F%92%A9", "-1"}) {
        SCOPED_TRACE(object);
        std::string path = route.pattern;
        for (const char* name : {"{id}", "{subject}", "{code}", "{page}", "{day}"}) path = core::text::replace(path, name, object);
        const Reply reply = send(person(act.who), route, act, path);
        is_refusal(route, reply, "");
        EXPECT_TRUE(reply.status == 404 || reply.status == 422 || reply.status == 415) << reply.status;
    }
}

// Lists and searches asked for what is none.
void Input::wrong_questions() {
    const std::vector<std::pair<std::string, std::string>> asked{
        {"drafter", "/letters?state=ngawur"}, {"drafter", "/letters?kind=ngawur"}, {"drafter", "/letters?limit=0"},
        {"drafter", "/letters?after=x"}, {"drafter", "/numbers?before=-1"}, {"drafter", "/search?from=2026-02-30"},
        {"drafter", "/search?kind=ngawur"}, {"drafter", "/search?q=a&after=x"}, {"secretary", "/incoming?show=ngawur"},
        {"secretary", "/incoming?after=x"}, {"secretary", "/dispositions?show=ngawur"},
        {"drafter", "/numbers?state=ngawur"}, {"drafter", "/numbers?series=ngawur"},
        {"drafter", "/numbers?unit=ngawur"}, {"drafter", "/letters/registers/outgoing?unit=ngawur"},
        {"drafter", "/numbers/insertions?decision=ngawur"}, {"drafter", "/numbers/insertions?month=2026-13"},
        {"drafter", "/api/v1/numbers?path=ngawur"}, {"drafter", "/api/v1/numbers/insertions?month=x"},
        {"secretary", "/incoming?after=x"}, {"secretary", "/agenda?from=besok"},
        {"secretary", "/api/v1/agenda?from=1"}, {"secretary", "/dispositions?show=ngawur"},
        {"clerk", "/intake?show=ngawur"}, {"clerk", "/intake?after=x"}, {"clerk", "/api/v1/intake?source=ngawur"},
        {"clerk", "/api/v1/intake?limit=0"}, {"archivist", "/archive?state=ngawur"}, {"archivist", "/archive/lists?form=ngawur"},
        {"archivist", "/archive/lists.xlsx?phase=ngawur"}, {"archivist", "/api/v1/archive/lists?fate=ngawur"},
        {"archivist", "/archive/lists?ending=active&month=2027-13"}, {"archivist", "/archive/due?year=x"},
        {"archivist", "/archive/events?fiscal_year=x"}, {"archivist", "/archive/kept-lists?after=x"},
        {"archivist", "/archive/events?after=x"}, {"archivist", "/archive/pending?after=x"}, {"archivist", "/api/v1/archive/pending?order=x"},
        {"archivist", "/api/v1/archive/due?unit=ngawur"}, {"admin", "/classification/review?kind=ngawur"},
        {"admin", "/classification/review?after=x"}, {"drafter", "/search?q=%ff"},
        {"drafter", "/api/v1/letters?limit=-1"}, {"drafter", "/api/v1/letters?state=ngawur"},
        {"drafter", "/api/v1/letters?after=x"}, {"drafter", "/api/v1/numbers?before=x"},
        {"secretary", "/api/v1/incoming?limit=1000"}, {"secretary", "/api/v1/dispositions?show=1"},
        {"archivist", "/api/v1/archive/dossiers?state=ngawur"}, {"drafter", "/api/v1/search?until=2026-13-01"},
        {"drafter", "/api/v1/search?kind=1"}, {"admin", "/api/v1/directory/positions?limit=x"},
        {"admin", "/api/v1/directory/persons?limit=0"}, {"admin", "/api/v1/classification?limit=-5"},
        {"admin", "/api/v1/classification/review?kind=ngawur"}, {"admin", "/api/v1/classification/review?after=x"},
        {"drafter", "/api/v1/letters?q=%00"}, {"drafter", "/letters?q=%ff"},
        {"drafter", "/letters/registers/outgoing?month=13"}, {"drafter", "/letters/registers/dispatch.xlsx?year=x"},
        {"drafter", "/api/v1/letters/registers/dispatch?year=26"}, {"admin", "/numbers/series?unit=ngawur"},
        {"drafter", "/deadlines?list=ngawur"}, {"drafter", "/deadlines?after=x"}, {"drafter", "/deadlines?days=0"},
        {"drafter", "/api/v1/deadlines?step=ngawur"}, {"head", "/deadlines?scope=unit&unit=ngawur"},
        {"head", "/overview?from=2026-13"}, {"head", "/api/v1/overview?unit=x"}, {"drafter", "/deadlines/calendar?year=x"},
        {"drafter", "/batches?before=ngawur"}, {"drafter", "/api/v1/batches?before=x"}};
    for (const auto& [who, address] : asked) {
        SCOPED_TRACE(address);
        const Route route{"GET", address, ""};
        const auto mark = address.find('?');
        auto field = address.substr(mark + 1);
        if (const auto last = field.rfind('&'); last != std::string::npos) field = field.substr(last + 1);
        field = field.substr(0, field.find('='));
        const Reply reply = ask(*server_, "GET", address, person(who).headers());
        is_refusal(route, reply, field);
        EXPECT_EQ(reply.status, 422);
    }
}

// The second is shown both, and neither version is lost.
void Input::two_save_the_same_draft() {
    const Route save{"POST", "/letters/{id}", "letters.write"};
    Act first = act(save), second = first;
    first.body["subject"] = "Versi yang disimpan lebih dahulu";
    second.body["subject"] = "Versi yang datang kemudian";
    EXPECT_EQ(send(person("drafter"), save, first, path(save)).status, 303);
    const Reply both = send(person("drafter"), save, second, path(save));
    EXPECT_EQ(both.status, 409);
    for (const char* shown : {"Versi yang disimpan lebih dahulu", "Versi yang datang kemudian", "take.subject"})
        EXPECT_NE(both.text().find(shown), std::string::npos) << shown;
    EXPECT_EQ(person("drafter").get("/api/v1/letters/" + ids_["draft"]).json["content"]["subject"],
              "Versi yang disimpan lebih dahulu");
    Json api = act({"PUT", "/api/v1/letters/{id}", ""}).body;
    const Reply late = person("drafter").put("/api/v1/letters/" + ids_["draft"], api);
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(late.json["code"], "conflict");
}

TEST_P(Input, is_refused_by_name_everywhere) {
    for (const Route& route : routes()) {
        SCOPED_TRACE(route.name());
        if (route.changes()) {
            const Act act = this->act(route);
            if (GetParam() == core::db::Engine::sqlite) wrong_bodies(route, act);   // none of them reaches a database
            wrong_members(route, act);
            wrong_object(route, act);
        } else {
            wrong_object(route, {who_may(route.gate)});
        }
    }
    wrong_questions();
    EXPECT_EQ(person("drafter").get("/api/v1/letters/" + ids_["draft"]).json["version"], 1) << "nothing by halves";
    EXPECT_EQ(person("drafter").get("/api/v1/letters/" + ids_["waiting"]).json["state"], "waiting");
    two_save_the_same_draft();
    server_->stop();
    EXPECT_EQ(server_->log().find("request.fault"), std::string::npos) << server_->log();
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(Input);

}  // namespace
