// SPDX-License-Identifier: Apache-2.0
#include "tests/flow/access_town.h"

#include "core/base/text.h"
#include "core/db/db.h"
#include "core/pdf/write.h"
#include "core/table/xlsx_reader.h"

namespace access_proof {

using core::Json;
using tests::Caller;
using tests::Reply;

namespace {

constexpr int received_wanted = 140, drafts_wanted = 50, waiting_wanted = 36, sent_wanted = 24;
constexpr std::size_t mark_length = 7;

core::Bytes paper() {
    core::pdf::Document document;
    document.push_back(core::pdf::Paragraph{.runs = {{"Bersama ini disampaikan permohonan data kepada Saudara.", {}}}});
    return core::pdf::write(document, {}, NASKAH_FONTS).bytes;
}

}  // namespace

const std::vector<std::string> people{
    "WALIKOTA.WK",           "SETDA.SEKDA",            "SETDA.TU",               "UM.KABAG",
    "UM.ARSIPARIS",          "DISKOMINFO.KADIS",       "DISKOMINFO.SEKRETARIS",  "DISKOMINFO.UMPEG",
    "DISKOMINFO.TU",         "DISKOMINFO.ARSIPARIS",   "DISKOMINFO.KEU",         "DISKOMINFO.REN",
    "DISKOMINFO.APTIKA.KABID", "DISKOMINFO.APTIKA.TIM1", "DISKOMINFO.APTIKA.STAF", "DISKOMINFO.IKP.KABID",
    "DISKOMINFO.IKP.STAF",   "DISKOMINFO.STATSANDI.KABID", "DISKOMINFO.STATSANDI.STAF", "DISKOMINFO.ADMIN",
    "DINKES.KADIS",          "DINKES.SEKRETARIS",      "DINKES.UMPEG",           "DINKES.B1.KABID",
    "INSP.INSPEKTUR",        "INSP.UMPEG"};

const std::vector<std::string> places{
    "/", "/letters", "/letters?state=draft", "/letters?state=waiting", "/letters?state=sent", "/letters/handing",
    "/letters/registers/outgoing", "/letters/registers/dispatch", "/letters/registers/outgoing.xlsx",
    "/letters/registers/dispatch.xlsx", "/incoming", "/incoming?show=unread", "/incoming?show=closed",
    "/incoming/book", "/incoming/book.xlsx", "/dispositions", "/dispositions?show=by_me", "/signing",
    "/signing/many", "/numbers", "/numbers/book.xlsx", "/agenda", "/agenda.ics", "/notices", "/deadlines", "/overview",
    "/overview.xlsx", "/archive", "/archive/lists?form=berkas&phase=all", "/archive/lists?form=aktif", "/archive/lists?form=isi",
    "/archive/due", "/archive/rules", "/archive/rises", "/archive/pending?limit=500", "/depot", "/depot/loans", "/api/v1/depot", "/depot/holds", "/depot/places",
    "/depot/holds/new", "/depot/loans.xlsx", "/api/v1/depot/loans", "/api/v1/depot/loan-book", "/api/v1/depot/holds",
    "/api/v1/depot/places", "/depot/misplaced", "/api/v1/depot/misplaced", "/depot/requests", "/depot/readers",
    "/api/v1/depot/visits", "/integrity", "/search?q=naskah",
    "/search?kind=dossier", "/api/v1/search?facets=1&q=laporan&order=best", "/search/suggestions?q=laporan+naskah+zq",
    "/api/v1/search/suggestions?q=zq", "/api/v1/recent", "/searches",
    "/api/v1/letters?limit=100", "/api/v1/letters/handing", "/api/v1/incoming?limit=100", "/api/v1/incoming-book",
    "/api/v1/dispositions?limit=100", "/api/v1/letters/registers/outgoing", "/api/v1/letters/registers/dispatch",
    "/api/v1/signing", "/api/v1/numbers", "/api/v1/agenda", "/api/v1/notices", "/api/v1/deadlines",
    "/api/v1/archive/pending?limit=500", "/api/v1/archive/dossiers", "/api/v1/archive/lists?form=isi&phase=all",
    "/api/v1/archive/rules", "/api/v1/archive/rises", "/api/v1/archive/lowerings", "/api/v1/archive/reopenings", "/api/v1/overview"};

Written AccessTown::write(const std::string& drafter) {
    Written letter;
    letter.drafter = drafter;
    letter.signer = "DISKOMINFO.KADIS";
    letter.mark = mark();
    letter.body_mark = mark();
    letter.access = any_class();
    static const std::vector<std::string> heads{"SETDA.SEKDA", "DINKES.KADIS", "INSP.INSPEKTUR", "DISKOMINFO.SEKRETARIS",
                                                "DISKOMINFO.IKP.KABID"};
    letter.addressed = {one_of(heads), one_of(heads)};
    Json content = note(as(drafter), "Laporan naskah " + letter.mark);
    content["body"] = "Bersama ini disampaikan laporan tentang " + letter.body_mark + ".";
    content["access"] = word(letter.access);
    content["addressees"] = Json::array();
    for (const auto& each : letter.addressed) content["addressees"].push_back(id_of(each));
    content["initials"] = Json::array();
    if (chance(60)) content["initials"].push_back(id_of("DISKOMINFO.APTIKA.KABID"));
    const Reply made = as(drafter).post("/api/v1/letters", content);
    EXPECT_EQ(made.status, 201) << made.json.dump();
    letter.id = made.json.value("id", "");
    return letter;
}

// Who is asked is a matter of circuits, not of access: the round is read as it was made.
void AccessTown::go_up(Written& letter) {
    tests::send_up(as(letter.drafter), letter.id);
    letter.went_up = true;
    const Reply round = as(letter.drafter).get("/api/v1/signing/letter:" + letter.id);
    ASSERT_EQ(round.status, 200);
    for (const auto& step : round.json.at("steps"))
        for (const auto& each : people)
            if (step.at("position") == id_of(each)) letter.asked.insert(each);
}

void AccessTown::sign(Written& letter) {
    const auto subject = "/api/v1/signing/letter:" + letter.id;
    for (std::size_t round = 0; round < letter.asked.size(); ++round)   // in whatever order the circuit has
        for (const auto& each : letter.asked) {
            (void)as(each).get("/letters/" + letter.id);   // secret ones must be read
            if (each != letter.signer) (void)as(each).post(subject + "/pass");
        }
    (void)as(letter.signer).get("/letters/" + letter.id);
    const Reply reply = as(letter.signer).post(subject + "/sign", {{"passphrase", tests::demo_passphrase}});
    ASSERT_EQ(reply.status, 200) << reply.json.dump() << "\n" << as(letter.drafter).get(subject).json.dump();
    letter.sent = true;
}

void AccessTown::write_letters() {
    const std::vector<std::string> drafters{"DISKOMINFO.APTIKA.STAF", "DISKOMINFO.IKP.STAF", "DISKOMINFO.KEU",
                                            "DISKOMINFO.STATSANDI.STAF"};
    for (int i = 0; i < drafts_wanted + waiting_wanted + sent_wanted; ++i) {
        auto letter = write(one_of(drafters));
        if (i >= drafts_wanted) ASSERT_NO_FATAL_FAILURE(go_up(letter));
        if (i >= drafts_wanted + waiting_wanted) ASSERT_NO_FATAL_FAILURE(sign(letter));
        written_.push_back(std::move(letter));
    }
}

void AccessTown::instruct(Received& letter) {
    const Reply reply = as(letter.position).get("/api/v1/incoming/" + letter.id + "/receivers");
    Json to = Json::array();
    for (const auto& each : reply.json.at("receivers"))
        for (const auto& position : people)
            if (each.at("position") == id_of(position) && chance(25) && to.size() < 3) {
                to.push_back(each.at("position"));
                letter.instructed.insert(position);
            }
    if (to.empty()) return;
    const Reply given = as(letter.position)
                            .post("/api/v1/incoming/" + letter.id + "/dispose",
                                  {{"to", to}, {"instructions", {"siapkan_jawaban"}}, {"responsible", to[0]},
                                   {"confirmed", true}, {"note", "Mohon ditindaklanjuti."}});
    ASSERT_LT(given.status, 300) << given.json.dump();
}

void AccessTown::receive_letters() {
    const std::vector<std::pair<std::string, std::string>> mailboxes{{"DISKOMINFO.UMPEG", "DISKOMINFO.KADIS"},
                                                                     {"DISKOMINFO.TU", "DISKOMINFO.IKP.KABID"},
                                                                     {"DINKES.UMPEG", "DINKES.KADIS"},
                                                                     {"INSP.UMPEG", "INSP.INSPEKTUR"},
                                                                     {"SETDA.TU", "SETDA.SEKDA"}};
    const auto pdf = paper();
    for (int i = 0; i < received_wanted; ++i) {
        const auto& [clerk, head] = one_of(mailboxes);
        Received letter;
        letter.mark = mark();
        letter.access = any_class();
        letter.position = head;
        letter.registrar = clerk;
        const auto day = core::iso(tests::today());
        const Reply made = as(clerk).upload("/api/v1/incoming",
                                            {{"sender", "Universitas Contoh Negeri"}, {"number", "B/" + std::to_string(i) + "/XI"},
                                             {"date", day}, {"received", day}, {"subject", "Permohonan naskah " + letter.mark},
                                             {"access", word(letter.access)}, {"urgency", "biasa"},
                                             {"position", id_of(head)}, {"confirmed", "1"}},
                                            "surat.pdf", pdf);
        ASSERT_EQ(made.status, 201) << made.json.dump();
        letter.id = made.json.at("id");
        if (chance(50)) ASSERT_NO_FATAL_FAILURE(instruct(letter));
        if (letter.instructed.empty() && chance(25)) {
            ASSERT_LT(as(head).post("/api/v1/incoming/" + letter.id + "/close", {{"note", "Cukup diketahui."}}).status, 300);
            letter.closed = true;
        }
        received_.push_back(std::move(letter));
    }
}

// What the letters that were sent became in the mailboxes.
void AccessTown::learn_copies() {
    for (const auto& letter : written_) {
        if (!letter.sent) continue;
        for (const auto& position : letter.addressed) {
            const auto all = "/api/v1/incoming?limit=100&q=" + letter.mark;
            const Reply there = tests::wait_for([&] { return as(position).get(all); }, [](const Reply& reply) {
                return reply.status == 200 && !reply.json.at("incoming").empty();
            });
            Received copy;
            copy.mark = letter.mark;
            copy.access = letter.access;
            copy.position = position;
            for (const auto& line : there.json.at("incoming")) copy.id = line.at("id");
            received_.push_back(std::move(copy));
        }
    }
}

// Raised and lowered when others have had them in their lists already.
void AccessTown::reclassify() {
    for (std::size_t i = 0; i < received_.size(); i += 7) {
        auto& letter = received_[i];
        if (letter.registrar.empty()) continue;
        const auto next = static_cast<Class>((static_cast<int>(letter.access) + 1 + pick(3)) % 4);
        const Json wish{{"access", word(next)}, {"reason", "Isinya dinilai kembali."}};
        const std::string place = "/api/v1/incoming/" + letter.id + "/class";
        const Reply reply = as(letter.registrar).post(place, wish);
        ASSERT_LT(reply.status, 300) << reply.json.dump();
        // Who registered it raises it; lower it goes by the word of whom it is addressed to.
        if (next < letter.access) {
            ASSERT_EQ(reply.json.at("access"), word(letter.access)) << reply.json.dump();
            const Reply lowered = as(letter.position).post(place, wish);
            ASSERT_EQ(lowered.status, 200) << lowered.json.dump();
        }
        letter.access = next;
    }
    for (std::size_t i = 0; i < written_.size(); i += 5) {
        auto& letter = written_[i];
        const auto next = static_cast<Class>((static_cast<int>(letter.access) + 1 + pick(3)) % 4);
        const Reply reply = as(letter.drafter)
                                .post("/api/v1/letters/" + letter.id + "/class",
                                      {{"access", word(next)}, {"reason", "Isinya dinilai kembali."}});
        ASSERT_EQ(reply.status, 200) << reply.json.dump();
        letter.access = next;
        for (auto& copy : received_)
            if (copy.mark == letter.mark) copy.access = next;
    }
}

// Some of what DISKOMINFO sent or closed lies in its dossiers, and some of those with the records unit of SETDA.
void AccessTown::hand_over() {
    const auto& archivist = as("DISKOMINFO.ARSIPARIS");
    const auto db = core::db::open(city_->address());
    int turn = 0;
    const auto file = [&](const std::string& subject, auto& letter) {
        if (letter.access > Class::T) return;
        const Reply made = archivist.post("/api/v1/archive/dossiers",
                                          {{"code", "000.1.5"}, {"title", "Berkas"}, {"access", word(letter.access)}});
        ASSERT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json.at("id"), at = "/api/v1/archive/dossiers/" + id;
        const Reply filed = tests::wait_for([&] { return archivist.post(at + "/items", {{"subject", subject}}); },
                                            [](const Reply& reply) { return reply.status == 201; });
        ASSERT_EQ(filed.status, 201) << filed.json.dump();
        letter.filed = true;
        ASSERT_EQ(archivist.post(at + "/close", {{"date", made.json.at("opened")}}).status, 200);
        if (turn++ % 3 == 0) return;
        db->write([&](core::db::Tx& tx) {
            tx.exec("UPDATE archive_dossier SET life = 'inactive', custody = 'records_unit', keeper_id = "
                    "(SELECT id FROM directory_unit WHERE code = 'SETDA') WHERE id = ?", {id});
        });
        letter.kept = "SETDA";
    };
    for (auto& letter : written_)
        if (letter.sent) ASSERT_NO_FATAL_FAILURE(file("letter:" + letter.id, letter));
    for (auto& letter : received_)
        if (letter.closed && letter.position.starts_with("DISKOMINFO"))
            ASSERT_NO_FATAL_FAILURE(file("incoming:" + letter.id, letter));
}

std::set<std::string> AccessTown::marks_in(const Caller& who, const std::string& place) {
    const Reply reply = who.get(place);
    if (reply.status == 403 || reply.status == 404) return {};
    EXPECT_EQ(reply.status, 200) << place;
    std::string text = reply.text();
    if (place.ends_with(".xlsx")) {
        text.clear();
        const auto book = core::table::read_xlsx(reply.bytes);
        for (const auto& sheet : book.sheets)
            for (const auto& row : sheet.rows) text += core::text::join(row.cells, " ") + "\n";
    }
    std::set<std::string> marks;
    for (auto at = text.find("zq"); at != text.npos; at = text.find("zq", at + 1)) marks.insert(text.substr(at, mark_length));
    return marks;
}

std::set<std::string> AccessTown::ids(const Caller& who, const std::string& path, const char* member) {
    std::set<std::string> all;
    std::string next;
    do {
        const Reply reply = who.get(path + (next.empty() ? "" : "&after=" + core::text::url(next)));
        if (reply.status != 200) {
            ADD_FAILURE() << path << " " << reply.status;
            break;
        }
        for (const auto& line : reply.json.at(member)) all.insert(line.at("id").get<std::string>());
        next = reply.json.at("next").is_null() ? "" : reply.json.at("next").get<std::string>();
    } while (!next.empty());
    return all;
}

std::int64_t AccessTown::found(const Caller& who, const std::string& words, const char* kind) {
    const Reply reply = who.get("/api/v1/search?q=" + words + "&kind=" + kind);
    EXPECT_EQ(reply.status, 200);
    return reply.json.value("total", std::int64_t{-1});
}

}  // namespace access_proof
