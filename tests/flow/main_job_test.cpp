// SPDX-License-Identifier: Apache-2.0
// The main job end to end over HTTP, by different people, on the real binary and both databases: from
// a draft to the mailboxes, a disposition and its reports, the dossier, the search and the citizen.
#include <algorithm>

#include "core/base/text.h"
#include "tests/flow/flow.h"

namespace main_job_test {

using core::Json;
using tests::Caller;
using tests::Reply;
using tests::today;
using tests::wait_for;
using tests::working_days_after;

constexpr const char* subject = "Undangan rapat koordinasi pemantauan SPBE";
constexpr const char* classification = "000.1.5";
constexpr int other_heads = 24;   // of KEPALA-OPD without the one who signs

class MainJob : public tests::Flow {
  protected:
    // Through the outgoing desk.
    Json invitation(const Caller& drafter);
    std::string draft(const Caller& drafter);
    void return_once(const Caller& drafter, const Caller& section, const std::string& id);
    void sign(const Caller& section, const Caller& head, const std::string& id);
    Reply delivered(const Caller& drafter, const std::string& id);
    // In the office of the Sekda.
    std::string taken_in(const Caller& clerk, const Reply& sent);
    void copy_is_only_read(const Caller& mayor);
    void dispose(const Caller& sekda, const std::string& entry);
    void pass_on(const std::string& by, const std::string& to, const std::string& entry);
    void report(const std::string& by, const std::string& entry, const std::string& text);
    void close(const Caller& sekda, const std::string& entry);
    // In the archive, and outside.
    void file(const Caller& archivist, const std::string& what, const std::string& title);
    void search(const Caller& archivist, const Caller& stranger, const std::string& number);
    void verify(const Caller& drafter, const std::string& id, const std::string& code);

    static std::string first_agenda() { return "1/" + core::iso(today()).substr(0, 4); }
};

Json MainJob::invitation(const Caller& drafter) {
    return {{"kind", "undangan"},
            {"subject", subject},
            {"body", "Dalam rangka persiapan pemantauan dan evaluasi SPBE, kami mengundang Saudara "
                     "untuk hadir membawa data inventaris aplikasi masing-masing."},
            {"event",
             {{"day", "2030-01-15"}, {"time", "09.00 WIB s.d. selesai"},
              {"place", "Ruang Rapat Diskominfo"}, {"agenda", "Pemantauan SPBE"}}},
            {"classification", classification},
            {"access", "biasa"},
            {"urgency", "segera"},
            {"groups", {"KEPALA-OPD"}},
            {"addressees", {position_id(drafter, "SETDA.SEKDA")}},
            {"copies", {position_id(drafter, "WALIKOTA.WK")}},
            {"signer", position_id(drafter, "DISKOMINFO.KADIS")},
            {"initials", {position_id(drafter, "DISKOMINFO.APTIKA.KABID")}}};
}

std::string MainJob::draft(const Caller& drafter) {
    const Reply made = drafter.post("/api/v1/letters", invitation(drafter));
    EXPECT_EQ(made.status, 201) << made.json.dump();
    EXPECT_EQ(made.json["state"], "draft");
    EXPECT_EQ(Caller(*server_, "nsk_wrong").get("/api/v1/letters").status, 401);
    return made.json["id"];
}

// Returned with a note, mended, submitted again.
void MainJob::return_once(const Caller& drafter, const Caller& section, const std::string& id) {
    const std::string path = "/api/v1/letters/" + id, round = "/api/v1/signing/letter:" + id;
    send_up(drafter, id);
    EXPECT_EQ(section.post(round + "/return").status, 422) << "the note is compulsory";
    const Reply back = section.post(round + "/return", {{"note", "Tambahkan batas waktu konfirmasi."}});
    ASSERT_EQ(back.status, 200) << back.json.dump();
    EXPECT_EQ(drafter.get(path).json["state"], "draft");
    EXPECT_NE(drafter.get(path).json["note"].dump().find("batas waktu konfirmasi"), std::string::npos);
    Json content = invitation(drafter);
    content["body"] = content["body"].get<std::string>() +
                      "\n\nKonfirmasi kehadiran disampaikan paling lambat dua hari sebelum rapat.";
    content["version"] = drafter.get(path).json["version"];
    const Reply mended = drafter.put(path, content);
    ASSERT_EQ(mended.status, 200) << mended.json.dump();
    EXPECT_EQ(drafter.put(path, content).status, 200) << "the same once more is no harm";
    content["attachments"] = "Satu berkas";
    EXPECT_EQ(drafter.put(path, content).status, 409) << "the second to save is told";
    send_up(drafter, id);
}

void MainJob::sign(const Caller& section, const Caller& head, const std::string& id) {
    const std::string round = "/api/v1/signing/letter:" + id;
    const Json passphrase = {{"passphrase", tests::demo_passphrase}};
    EXPECT_EQ(head.post(round + "/sign", passphrase).status, 403) << "not the head's turn yet";
    ASSERT_EQ(section.post(round + "/pass").status, 200);
    EXPECT_EQ(head.post(round + "/sign", {{"passphrase", "bukan ini"}}).status, 422);
    const Reply done = head.post(round + "/sign", passphrase);
    ASSERT_EQ(done.status, 200) << done.json.dump();
    EXPECT_EQ(done.json["state"], "sealed");
    EXPECT_EQ(done.json["steps"].back()["capacity"], "plt");
    EXPECT_EQ(head.post(round + "/sign", passphrase).status, 409) << "signed once";
}

// In every mailbox, with the number of that unit's own agenda book.
Reply MainJob::delivered(const Caller& drafter, const std::string& id) {
    const Reply sent = wait_for(
        [&] { return drafter.get("/api/v1/letters/" + id); },
        [](const Reply& reply) {
            const Json& all = reply.json["receipts"];
            return reply.json["state"] == "sent" &&
                   std::none_of(all.begin(), all.end(), [](const Json& each) { return each["received_at"].is_null(); });
        });
    std::map<bool, int> received;
    const std::string sekda = position_id(drafter, "SETDA.SEKDA"), own = position_id(drafter, "DISKOMINFO.KADIS");
    bool to_sekda = false;
    for (const Json& each : sent.json["receipts"]) {
        EXPECT_EQ(each["agenda"], first_agenda()) << each.dump();
        EXPECT_NE(each["position"], own) << "who signs does not invite himself";
        to_sekda = to_sekda || each["position"] == sekda;
        ++received[each["copy"]];
    }
    EXPECT_TRUE(to_sekda);
    EXPECT_EQ(received[false], other_heads + 1);
    EXPECT_EQ(received[true], 1);
    const std::string number = sent.json["number"];
    // The demo city has numbers reserved before it.
    EXPECT_TRUE(number.starts_with(std::string(classification) + "/") && number.ends_with("/DISKOMINFO")) << number;
    return sent;
}

// The clerk's book shows the entry; the list of the drafter and the book agree.
std::string MainJob::taken_in(const Caller& clerk, const Reply& sent) {
    const Reply box = clerk.get("/api/v1/incoming?q=pemantauan");
    EXPECT_EQ(box.status, 200);
    EXPECT_EQ(box.json["incoming"].size(), 1u) << box.json.dump();
    const Json line = box.json["incoming"][0];
    EXPECT_EQ(line["agenda"], first_agenda());
    EXPECT_EQ(line["number"], sent.json["number"]);
    EXPECT_EQ(line["received"], core::iso(today()));
    EXPECT_EQ(line["state"], "unread");
    EXPECT_EQ(line["copy"], false);
    const std::string path = "/api/v1/incoming/" + line["id"].get<std::string>();
    EXPECT_EQ(clerk.get(path).json["may_dispose"], false) << "the clerk keeps the book, no more";
    EXPECT_EQ(clerk.post(path + "/dispose", {{"note", "Hadiri."}}).status, 403);
    EXPECT_EQ(clerk.get(path).json["sha256"], sent.json["bytes"]) << "the signed bytes, untouched";
    return line["id"];
}

void MainJob::copy_is_only_read(const Caller& mayor) {
    const Reply box = mayor.get("/api/v1/incoming?q=pemantauan");
    ASSERT_EQ(box.json["incoming"].size(), 1u) << box.json.dump();
    const Json line = box.json["incoming"][0];
    EXPECT_EQ(line["copy"], true);
    const std::string path = "/api/v1/incoming/" + line["id"].get<std::string>();
    EXPECT_EQ(mayor.post(path + "/read").json["state"], "read");
    const Json wish = {{"to", {position_id(mayor, "SETDA.SEKDA")}}, {"note", "Wakili."}};
    EXPECT_EQ(mayor.post(path + "/dispose", wish).status, 409);
}

void MainJob::dispose(const Caller& sekda, const std::string& entry) {
    const std::string path = "/api/v1/incoming/" + entry;
    EXPECT_EQ(sekda.post(path + "/read").json["state"], "read");
    const std::string assistant = position_id(sekda, "AS3.ASISTEN"), planner = position_id(sekda, "BAPPERIDA.KABAN");
    const Json near = sekda.get(path + "/receivers").json["receivers"];
    for (const auto& wanted : {assistant, planner})
        EXPECT_NE(near.dump().find(wanted), std::string::npos);
    Json wish = {{"to", {assistant, planner}}, {"instructions", {"hadiri", "siapkan_bahan"}}, {"due_days", 3}};
    EXPECT_EQ(sekda.post(path + "/dispose", wish).status, 422) << "one of two is responsible";
    wish["responsible"] = assistant;
    const Reply done = sekda.post(path + "/dispose", wish);
    ASSERT_EQ(done.status, 201) << done.json.dump();
    EXPECT_EQ(done.json["state"], "disposed");
    const Json& given = done.json["dispositions"][0];
    EXPECT_EQ(given["due"], core::iso(working_days_after(today(), 3)));
    EXPECT_EQ(given["instructions"], Json({"Siapkan bahan rapat", "Hadiri/wakili"}));
    ASSERT_EQ(given["branches"].size(), 2u);
    for (const Json& branch : given["branches"])
        EXPECT_EQ(branch["responsible"], branch["position"] == assistant) << branch.dump();
}

// Whoever holds a branch finds it among the dispositions given to him, and gives it on.
void MainJob::pass_on(const std::string& by, const std::string& to, const std::string& entry) {
    const Caller holder = caller(by);
    const Reply open = holder.get("/api/v1/dispositions?show=unread");
    ASSERT_EQ(open.json["dispositions"].size(), 1u) << by << " " << open.json.dump();
    EXPECT_EQ(open.json["dispositions"][0]["incoming"], entry);
    EXPECT_EQ(open.json["dispositions"][0]["agenda"], first_agenda());
    const Reply done = holder.post("/api/v1/incoming/" + entry + "/dispose",
                                   {{"to", {position_id(holder, to)}}, {"note", "Himpun data inventaris aplikasi."}});
    ASSERT_EQ(done.status, 201) << done.json.dump();
}

void MainJob::report(const std::string& by, const std::string& entry, const std::string& text) {
    const Caller holder = caller(by);
    const std::string path = "/api/v1/incoming/" + entry;
    EXPECT_EQ(holder.post(path + "/report", {{"report", ""}}).status, 422);
    const Reply done = holder.post(path + "/report", {{"report", text}});
    ASSERT_EQ(done.status, 200) << by << " " << done.json.dump();
    EXPECT_NE(done.json.dump().find(text), std::string::npos);
    EXPECT_EQ(holder.post(path + "/report", {{"report", text}}).status, 409) << "reported once";
}

void MainJob::close(const Caller& sekda, const std::string& entry) {
    const std::string path = "/api/v1/incoming/" + entry;
    const Reply whole = sekda.get(path);
    EXPECT_EQ(whole.json["dispositions"].size(), 3u);
    EXPECT_EQ(whole.json["held_by"], Json{"Sekretaris Daerah"}) << "all reported to him";
    const Reply done = sekda.post(path + "/close");
    ASSERT_EQ(done.status, 200) << done.json.dump();
    EXPECT_EQ(done.json["state"], "closed");
    for (const Json& given : done.json["dispositions"])
        for (const Json& branch : given["branches"]) EXPECT_EQ(branch["state"], "accepted") << branch.dump();
    EXPECT_EQ(sekda.post(path + "/close").status, 409);
}

// Into a new dossier of its classification; when that is closed, the schedule says until when.
void MainJob::file(const Caller& archivist, const std::string& what, const std::string& title) {
    wait_for([&] { return archivist.get("/api/v1/archive/pending"); },
             [&](const Reply& reply) { return reply.json["items"].dump().find(what) != std::string::npos; });
    const Reply made = archivist.post("/api/v1/archive/dossiers", {{"code", classification}, {"title", title}});
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string path = "/api/v1/archive/dossiers/" + made.json["id"].get<std::string>();
    const Reply filed = archivist.post(path + "/items", {{"subject", what}});
    ASSERT_EQ(filed.status, 201) << filed.json.dump();
    EXPECT_EQ(filed.json["code"], classification);
    EXPECT_EQ(filed.json["items"][0]["subject"], what);
    EXPECT_EQ(filed.json["retention"]["phase"], "open");
    EXPECT_EQ(archivist.post(path + "/items", {{"subject", what}}).status, 409) << "filed once";
    const Json pending = archivist.get("/api/v1/archive/pending").json["items"];
    EXPECT_EQ(pending.dump().find(what), std::string::npos);
    const Reply closed = archivist.post(path + "/close", {{"date", core::iso(today())}});
    ASSERT_EQ(closed.status, 200) << closed.json.dump();
    const Json rule = archivist.get(std::string("/api/v1/classification/codes/") + classification).json["retention"];
    const int active = rule["active_years"], inactive = rule["inactive_years"];
    EXPECT_GT(active, 0);
    const Json& term = closed.json["retention"];
    EXPECT_EQ(term["phase"], "active");
    EXPECT_EQ(term["active_until"], core::iso(core::add_years(today(), active)));
    EXPECT_EQ(term["inactive_until"], core::iso(core::add_years(today(), active + inactive)));
}

// By a word of the body, by half the number, by date; a stranger finds and counts nothing.
void MainJob::search(const Caller& archivist, const Caller& stranger, const std::string& number) {
    const std::string half = core::text::url(number.substr(0, number.size() / 2)), day = core::iso(today());
    for (const std::string& asked : {std::string("q=konfirmasi"), "q=" + half, "from=" + day + "&until=" + day}) {
        const std::string path = "/api/v1/search?kind=letter&" + asked;
        const Json found = archivist.get(path).json;
        EXPECT_EQ(found["total"], 1) << asked;
        ASSERT_EQ(found["hits"].size(), 1u) << asked;
        EXPECT_EQ(found["hits"][0]["title"], subject) << asked;
        EXPECT_EQ(found["hits"][0]["number"], number) << asked;
        EXPECT_EQ(stranger.get(path).json["total"], 0) << asked;
    }
    EXPECT_EQ(archivist.get("/api/v1/search?kind=letter&until=2020-12-31").json["total"], 0);
    EXPECT_EQ(archivist.get("/api/v1/search?from=15-01-2030").status, 422);
}

// Genuine by its code and as a file; not with one byte changed.
void MainJob::verify(const Caller& drafter, const std::string& id, const std::string& code) {
    const Reply filed = tests::wait_for([&] { return drafter.get("/api/v1/signing/letter:" + id); },
                                        [](const Reply& each) { return each.json["evidence"]["level"] == "B-LTA"; });
    EXPECT_NE(filed.json["evidence"]["bytes"], filed.json["sealed"]) << "the archive keeps it provable";
    const Reply pdf = drafter.get("/api/v1/letters/" + id + "/pdf");
    ASSERT_EQ(pdf.status, 200);
    const Caller citizen(*server_, "");
    EXPECT_EQ(citizen.get("/api/v1/verify/" + code).json["outcome"], "genuine");
    EXPECT_EQ(citizen.get("/api/v1/verify/" + std::string(code.size(), 'A')).status, 404);
    EXPECT_EQ(citizen.upload("/api/v1/verify", {}, "surat.pdf", pdf.bytes).json["outcome"], "genuine");
    core::Bytes changed = pdf.bytes;
    changed[changed.size() / 3] ^= 1;
    EXPECT_EQ(citizen.upload("/api/v1/verify", {}, "surat.pdf", changed).json["outcome"], "changed");
    const Reply whole = citizen.upload("/api/v1/verifications", {}, "surat.pdf", pdf.bytes);
    EXPECT_EQ(whole.json["indication"], "TOTAL-PASSED") << whole.text();
    EXPECT_EQ(core::sha256(pdf.bytes).hex(), filed.json["evidence"]["bytes"]);
    EXPECT_EQ(whole.json["signatures"][0]["level"], "B-LTA") << whole.text();
    EXPECT_EQ(citizen.upload("/api/v1/verifications", {}, "surat.pdf", changed).json["indication"], "TOTAL-FAILED");
    const Reply early = citizen.upload("/api/v1/verifications", {{"at", "2020-01-01"}}, "surat.pdf", pdf.bytes);
    EXPECT_EQ(early.json["indication"], "INDETERMINATE") << early.text();
    const Reply wrong = citizen.upload("/api/v1/verifications", {{"at", "kemarin"}, {"trust", "tidak-ada"}}, "surat.pdf", pdf.bytes);
    EXPECT_EQ(wrong.status, 422);
    EXPECT_NE(wrong.text().find("tidak-ada"), std::string::npos) << wrong.text();
    const Reply broken = citizen.upload("/api/v1/verifications", {}, "surat.pdf", core::view("%PDF-1.4\nrusak"));
    EXPECT_EQ(broken.status, 200) << broken.text();
    EXPECT_EQ(broken.json["sub_indication"], "FORMAT_FAILURE");
}

TEST_P(MainJob, from_draft_to_dossier_and_verification) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), section = caller("DISKOMINFO.APTIKA.KABID");
    const Caller head = caller("DISKOMINFO.KADIS"), sekda = caller("SETDA.SEKDA");
    const std::string id = draft(drafter);
    return_once(drafter, section, id);
    sign(section, head, id);
    const Reply sent = delivered(drafter, id);

    const std::string entry = taken_in(caller("SETDA.TU"), sent);
    copy_is_only_read(caller("WALIKOTA.WK"));
    dispose(sekda, entry);
    pass_on("AS3.ASISTEN", "OR.KABAG", entry);
    pass_on("OR.KABAG", "OR.STAF", entry);
    EXPECT_EQ(sekda.post("/api/v1/incoming/" + entry + "/close").status, 422) << "two still work on it";
    report("OR.STAF", entry, "Data inventaris aplikasi tujuh bagian sudah dihimpun.");
    report("OR.KABAG", entry, "Data inventaris aplikasi Sekretariat Daerah lengkap.");
    report("AS3.ASISTEN", entry, "Asisten hadir; data inventaris dibawa.");
    report("BAPPERIDA.KABAN", entry, "Badan hadir diwakili sekretaris.");
    close(sekda, entry);

    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    file(archivist, "letter:" + id, "Koordinasi pemantauan SPBE");
    file(caller("UM.ARSIPARIS"), "incoming:" + entry, "Undangan rapat perangkat daerah");
    search(archivist, caller("DINKES.SEKRETARIS"), sent.json["number"]);
    verify(drafter, id, sent.json["code"]);
    EXPECT_EQ(head.get("/api/v1/numbers").json["gaps"], 0);
    server_->stop();
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(MainJob);

}  // namespace
