// SPDX-License-Identifier: Apache-2.0
#include "tests/flow/town.h"

#include "core/base/text.h"
#include "core/pdf/write.h"
#include "tests/support/office.h"

namespace tests {

using core::Json;

namespace text = core::text;

void Town::settle() {
    // A walk asks the public pages more often than a citizen may.
    server_->stop();
    server_->set("verify.per_minute=100000");
    server_->start();
    const std::map<std::string, std::string> seats{
        {"drafter", "DISKOMINFO.APTIKA.STAF"}, {"section", "DISKOMINFO.APTIKA.KABID"},
        {"head", "DISKOMINFO.KADIS"},          {"clerk", "DISKOMINFO.TU"},
        {"archivist", "DISKOMINFO.ARSIPARIS"}, {"admin", "DISKOMINFO.ADMIN"},
        {"secretary", "SETDA.SEKDA"}, {"mail clerk", "SETDA.TU"},
                 {"other head", "DINKES.SEKRETARIS"},
        {"other clerk", "DINKES.UMPEG"},       {"other archivist", "DPK.ARSIPARIS"},
        {"records archivist", "UM.ARSIPARIS"}};
    for (const auto& [who, seat] : seats) people_.emplace(who, caller(seat));
    letters();
    mail();
    archive();
    disposal();
    house();
    numbers();
    certificates();
    deadlines();
    depot();
    searches();
    for (const auto& [name, id] : ids_) EXPECT_FALSE(id.empty()) << name;
}

std::string Town::write(const std::string& subject) {
    const Reply made = person("drafter").post("/api/v1/letters", note(person("drafter"), subject));
    EXPECT_EQ(made.status, 201) << made.json.dump();
    return made.json["id"];
}

void Town::letters() {
    ids_["draft"] = write("Laporan kesiapan aplikasi triwulan keempat");
    ids_["waiting"] = write("Laporan gangguan jaringan antarperangkat daerah");
    send_up(person("drafter"), ids_["waiting"]);
    ids_["step"] = person("drafter").get("/api/v1/signing/letter:" + ids_["waiting"]).json["steps"][0]["id"];
    ids_["sent"] = write("Laporan pemutakhiran situs web kota");
    send_up(person("drafter"), ids_["sent"]);
    const std::string round = "/api/v1/signing/letter:" + ids_["sent"];
    EXPECT_EQ(person("section").post(round + "/pass").status, 200);
    EXPECT_EQ(person("head").post(round + "/sign", {{"passphrase", demo_passphrase}}).status, 200);
    const Reply sent = wait_for([&] { return person("drafter").get("/api/v1/letters/" + ids_["sent"]); },
                                [](const Reply& reply) { return reply.json["state"] == "sent"; });
    ids_["code"] = sent.json["code"];
    ids_["content"] = person("section").get("/api/v1/signing/letter:" + ids_["waiting"]).json["content"];
    // Refused for its version: the draft stays one.
    const Reply many = person("drafter").post("/api/v1/letters/submit", {{"letters", {{{"id", ids_["draft"]}, {"version", 99}}}}});
    EXPECT_EQ(many.status, 202) << many.json.dump();
    ids_["batch"] = many.json["batch"];
    const Reply table = person("drafter").upload("/api/v1/letters/" + ids_["draft"] + "/many", {}, "tujuan.csv",
                                                 core::view("kepada\nSETDA.SEKDA\n"));
    EXPECT_EQ(table.status, 201) << table.json.dump();
    ids_["merge"] = table.json["id"];
}

void Town::mail() {
    const auto& secretary = person("secretary");
    const Reply box = wait_for([&] { return secretary.get("/api/v1/incoming"); },
                               [](const Reply& reply) { return !reply.json["incoming"].empty(); });
    ids_["incoming"] = box.json["incoming"].front()["id"];
    const std::string entry = "/api/v1/incoming/" + ids_["incoming"];
    const Reply receivers = secretary.get(entry + "/receivers");
    ids_["receiver"] = receivers.json["receivers"].front()["position"];
    const Reply given = secretary.post(entry + "/dispose", {{"to", {ids_["receiver"]}},
                                                            {"responsible", ids_["receiver"]},
                                                            {"note", "Pelajari dan laporkan."}});
    EXPECT_EQ(given.status, 201) << given.json.dump();
    ids_["branch"] = given.json["dispositions"].front()["branches"].front()["id"];
    ids_["disposition"] = given.json["dispositions"].front()["id"];
    core::pdf::Document sheet;
    sheet.push_back(core::pdf::Paragraph{.runs = {{"Undangan dari luar", {}}}});
    const auto file = core::pdf::write(sheet, {}, NASKAH_FONTS).bytes;
    const Reply taken = person("clerk").upload("/api/v1/intake", {}, "pindai.pdf", file);
    EXPECT_EQ(taken.status, 201) << taken.json.dump();
    ids_["arrival"] = taken.json["results"].front()["arrival"];
}

// What waits for a second person: an item to a rule that keeps it less long, and a limited dossier to be opened wider.
void Town::wishes(const Caller& archivist) {
    const std::string all = "/api/v1/archive/dossiers";
    const auto opened = [&](Json dossier) {
        const Reply made = archivist.post(all, std::move(dossier));
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return all + "/" + made.json.value("id", "");
    };
    const auto limited = opened({{"code", "000.1.5"}, {"title", "Notula rapat terbatas"}, {"access", "terbatas"}});
    const Reply lowering = archivist.post(limited + "/lowerings", {{"access", "biasa"}, {"reason", "Sudah diumumkan"}});
    EXPECT_EQ(lowering.status, 201) << lowering.json.dump();
    ids_["lowering"] = lowering.json["lowering"]["id"];
    const auto from = opened({{"code", "000.1.5"}, {"title", "Notula rapat pimpinan"}}),
               to = opened({{"code", "000.1.1"}, {"title", "Langganan telepon"}});
    EXPECT_EQ(archivist.post(from + "/paper", {{"title", "Tagihan telepon"}, {"date", "2020-02-01"}}).status, 201);
    const Reply move = archivist.post(from + "/exceptions", {{"kind", "moved"}, {"item", 1}, {"target", to.substr(all.size() + 1)},
                                                             {"reason", "Salah berkas sejak awal"}, {"ask", true}});
    EXPECT_TRUE(move.status == 200 || move.status == 201) << move.json.dump();
    const Json asked = archivist.get(from).json["moves"];
    if (!asked.empty()) ids_["move"] = asked.front()["id"];
    else ids_["move"] = "";
    const auto closed = opened({{"code", "000.1.5"}, {"title", "Notula rapat persiapan"}});
    EXPECT_EQ(archivist.post(closed + "/paper", {{"title", "Daftar hadir"}, {"date", core::iso(today())}}).status, 201);
    EXPECT_EQ(archivist.post(closed + "/close", {{"date", core::iso(today())}}).status, 200);
    EXPECT_EQ(archivist.post(closed + "/reopenings", {{"reason", "Surat susulan diterima"}}).status, 201);
    for (const auto& each : Json(person("records archivist").get("/api/v1/archive/reopenings").json["items"])) ids_["reopening"] = each["id"];
}

void Town::archive() {
    const auto& archivist = person("archivist");
    wishes(archivist);
    const Reply opened = archivist.post(
        "/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"title", "Laporan aplikasi tahun berjalan"}});
    EXPECT_EQ(opened.status, 201) << opened.json.dump();
    ids_["dossier"] = opened.json["id"];
    const Reply kept = archivist.post("/api/v1/archive/kept-lists", {{"form", "berkas"}, {"dossier", ids_["dossier"]}});
    EXPECT_EQ(kept.status, 201) << kept.json.dump();
    ids_["kept list"] = kept.json["id"];
    const Reply personal = archivist.post("/api/v1/archive/dossiers", {{"code", "800.1.13.1"}, {"title", ""},
                                                                       {"person", "Siti Rekaan"}, {"nip", "197805122003122004"}});
    EXPECT_EQ(personal.status, 201) << personal.json.dump();
    ids_["personal dossier"] = personal.json["id"];
    const Reply event = person("records archivist").post(
        "/api/v1/archive/events", {{"event", "perda_apbd"}, {"fiscal_year", 2024}, {"trigger", "2025-07-31"},
                                   {"basis", "Perda Nomor 6 Tahun 2025"}, {"basis_date", "2025-07-31"}});
    EXPECT_EQ(event.status, 201) << event.json.dump();
    ids_["event"] = event.json["id"];
    const Reply package = archivist.post("/api/v1/packages", {{"dossier", ids_["dossier"]}, {"receiver", "Dinas Kearsipan"}});
    EXPECT_EQ(package.status, 202) << package.json.dump();
    ids_["package"] = package.json["items"].front()["id"];
    const std::string made = "/api/v1/packages/" + ids_["package"];
    wait_for([&] { return archivist.get(made); }, [](const Reply& each) { return each.json.value("state", "") == "ready"; });
    const Reply brought = archivist.upload("/api/v1/packages/imports", {}, "paket.zip", archivist.get(made + "/file").bytes);
    EXPECT_EQ(brought.status, 201) << brought.json.dump();
    ids_["import"] = brought.json["id"];
}

// One dossier whose active period has ended, in a proposal to transfer it; another that may be proposed.
void Town::disposal() {
    const auto& archivist = person("archivist");
    const auto db = core::db::open(city_->address());
    for (const char* which : {"moving dossier", "aged dossier"}) {
        const Reply opened = archivist.post("/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"title", "Rapat lama"}});
        EXPECT_EQ(opened.status, 201) << opened.json.dump();
        ids_[which] = opened.json["id"];
        EXPECT_EQ(archivist.post("/api/v1/archive/dossiers/" + ids_[which] + "/close", {{"date", opened.json["opened"]}}).status, 200);
        db->write([&](core::db::Tx& tx) {
            tx.exec("UPDATE archive_dossier SET opened_on = '2010-01-04', closed_on = '2010-12-20' WHERE id = ?", {ids_[which]});
        });
    }
    const Reply drawn = archivist.post("/api/v1/disposals", {{"kind", "transfer"}, {"dossiers", {ids_["moving dossier"]}}});
    EXPECT_EQ(drawn.status, 201) << drawn.json.dump();
    ids_["disposal"] = drawn.json["id"];
}

void Town::house() {
    const auto& admin = person("admin");
    const std::string seat = position_id(admin, "DISKOMINFO.TU");
    const Reply position = admin.get("/api/v1/directory/positions/" + seat);
    ids_["position"] = seat;
    ids_["unit"] = position.json["unit"];
    ids_["person"] = position.json["holder"]["person"];
    ids_["appointment"] = position.json["holder"]["appointment"];
    ids_["secretary seat"] = position_id(admin, "SETDA.SEKDA");
    ids_["secretary unit"] = admin.get("/api/v1/directory/positions/" + ids_["secretary seat"]).json["unit"];
    ids_["delegation"] = admin.get("/api/v1/directory/delegations?state=active").json["items"].front()["id"];
    ids_["grant"] = admin.get("/api/v1/directory/mailbox-grants?open=1").json["items"].front()["id"];
    ids_["deputy appointment"] =
        admin.get("/api/v1/directory/positions/" + position_id(admin, "DISKOMINFO.SEKRETARIS")).json["holder"]["appointment"];
    ids_["head seat"] = position_id(admin, "DISKOMINFO.KADIS");
    const auto partners = admin.get("/api/v1/directory/partners").json["items"];
    ids_["partner"] = partners.at(0)["id"];
    ids_["other partner"] = partners.at(1)["id"];
    const Reply circuit = person("clerk").post("/api/v1/signing-circuits", {{"name", "Keputusan kepala dinas"},
                                                                            {"unit", ids_["unit"]},
                                                                            {"matter", "keputusan"}});
    EXPECT_EQ(circuit.status, 201) << circuit.json.dump();
    ids_["circuit"] = circuit.json["id"];
    const Reply provider = admin.post("/api/v1/admin/signing/providers", {{"name", "Kunci di server"}, {"kind", "file"}});
    EXPECT_EQ(provider.status, 201) << provider.json.dump();
    ids_["provider"] = provider.json["id"];
    // A schedule: the national archives approve it by a letter.
    const auto editions = admin.get("/api/v1/classification/versions").json["items"];
    for (const auto& each : editions)
        if (each["kind"] == "retention") ids_["version"] = each["id"];
    ids_["review"] = admin.get("/api/v1/classification/review").json["items"].front()["id"];
}

void Town::numbers() {
    const auto& clerk = person("clerk");
    ids_["series"] = clerk.get("/api/v1/numbers").json["series"]["id"];
    const Reply made = clerk.post("/api/v1/numbers/reservations",
                                  {{"series", ids_["series"]}, {"purpose", "Surat pengantar laporan"}});
    EXPECT_EQ(made.status, 201) << made.json.dump();
    ids_["number"] = made.json["id"];
    // The demo city asks for one, but on the first days of a year.
    const Json asked = clerk.get("/api/v1/numbers/insertions?decision=waiting").json["items"];
    ids_["insertion"] = asked.empty() ? ids_["draft"] : asked[0]["id"].get<std::string>();
}

// The head of the house asks for the successor of his certificate; the officer has not decided.
void Town::certificates() {
    const Reply asked = person("head").post("/api/v1/signing-certificate/ask", {{"reason", "Berakhir tahun depan"}});
    EXPECT_EQ(asked.status, 201) << asked.json.dump();
    ids_["enrolment"] = asked.json["id"];
    ids_["certificate"] = person("head").get("/api/v1/signing-certificate").json["certificates"][0]["id"];
}

// The letter on its way up waits for its first paraf.
void Town::deadlines() {
    const Reply held = person("section").get("/api/v1/deadlines");
    for (const Json& each : held.json["items"])
        if (each["subject"] == "letter:" + ids_["waiting"]) ids_["wait"] = each["id"];
    const Reply recorded = person("admin").post("/api/v1/deadlines-outages",
                                                {{"from", "2026-01-05T02:00:00Z"},
                                                 {"until", "2026-01-05T03:00:00Z"},
                                                 {"touched", {"power"}},
                                                 {"reason", "Listrik padam."},
                                                 {"confirmed", true}});
    EXPECT_EQ(recorded.status, 201) << recorded.json.dump();
    ids_["outage"] = recorded.json["outage"]["id"];
}

// One of the drafter's own, and all it finds, frozen and taken away.
void Town::searches() {
    const Json sought{{"q", "laporan"}, {"name", "Laporan aplikasi"}};
    ids_["search"] = person("drafter").post("/api/v1/searches", sought).json["id"];
    const Reply selection = person("drafter").post("/api/v1/selections", {{"q", "laporan"}});
    EXPECT_EQ(selection.status, 201) << selection.json.dump();
    ids_["selection"] = selection.json["id"];
    ids_["export"] = person("drafter").post("/api/v1/selections/" + ids_["selection"] + "/exports").json["id"];
}

std::vector<Route> Town::routes() {
    std::vector<Route> all;
    std::vector<std::string> owners{"core"};
    for (const auto& line : text::split(server_->command({"plugins"}), '\n'))
        if (!line.empty()) owners.push_back(line.substr(0, line.find(' ')));
    for (const auto& owner : owners)
        for (const auto& line : text::split(server_->command({"plugins", owner}), '\n')) {
            if (!line.starts_with("route ")) continue;
            const auto rest = std::string(text::trim(line.substr(6)));
            const auto space = rest.find(' '), gap = rest.find("  ");
            all.push_back({rest.substr(0, space), rest.substr(space + 1, gap - space - 1),
                           std::string(text::trim(rest.substr(gap)))});
        }
    EXPECT_GT(all.size(), 100u);
    return all;
}

std::string Town::path(const Route& route) {
    // The first that begins the address tells whose object stands in it.
    const std::vector<std::pair<std::string, std::string>> objects{
        {"/batches/", "batch"}, {"/signing/many/", "batch"}, {"/signing/sign-many/", "batch"},
                       {"/letters/merges/", "merge"},
        {"/letters/", "draft"},                {"/signing/circuits/", "circuit"},
        {"/signing/certificates/", "certificate"}, {"/signing-certificates/", "certificate"},
        {"/signing/bsre/", "person"},          {"/signing-bsre-users/", "person"},
        {"/signing/enrolments/", "enrolment"}, {"/signing-enrolments/", "enrolment"},
        {"/signing-circuits/", "circuit"},     {"/signing/", "waiting"},
        {"/numbers/series/", "series"},        {"/numbers/insertions/", "insertion"}, {"/numbers/", "number"},
        {"/incoming/", "incoming"},      {"/intake/", "arrival"}, {"/dispositions/", "branch"},  {"/archive/dossiers/{id}/person", "personal dossier"}, {"/archive/dossiers/", "dossier"},
        {"/archive/events/", "event"}, {"/integrity/dossiers/", "dossier"}, {"/archive/moves/", "move"}, {"/archive/kept-lists/", "kept list"}, {"/archive/lowerings/", "lowering"}, {"/archive/reopenings/", "reopening"}, {"/packages/imports/", "import"}, {"/packages/", "package"}, {"/depot/loans/", "loan"}, {"/depot/holds/", "hold"}, {"/depot/places/", "place"},
        {"/depot/counts/", "count"}, {"/depot/scans/", "scan"}, {"/depot/copies/", "copy"}, {"/depot/dossiers/", "dossier"},
        {"/depot/requests/", "request"}, {"/depot/grounds/", "ground"}, {"/depot/readers/", "reader"}, {"/depot/visits/", "visit"},
        {"/disposal/", "disposal"}, {"/disposals/", "disposal"}, {"/disposals-of/", "dossier"},
        {"/directory/units/", "unit"},   {"/directory/positions/", "position"},
        {"/directory/persons/", "person"}, {"/directory/delegations/", "delegation"},
        {"/directory/mailboxes/", "grant"}, {"/directory/mailbox-grants/", "grant"},
        {"/directory/partners/", "partner"}, {"/directory/appointments/", "appointment"},
        {"/classification/versions/", "version"}, {"/classification/editions/", "version"}, {"/classification/mappings/", "draft"}, {"/classification/review/", "review"},
        {"/deadlines/outages/", "outage"}, {"/deadlines-outages/", "outage"},
        {"/searches/", "search"}, {"/selections/", "selection"}, {"/exports/", "export"}, {"/deadlines/", "wait"},
        {"/notices/", "draft"}, {"/admin/jobs/", "draft"},       {"/admin/signing/", "provider"}};
    const std::map<std::string, std::string> codes{{"/style/kinds/", "undangan"},
                                                   {"/style/profiles/", "permendagri_1_2023"},
                                                   {"/style/heads/", "dinas"},
                                                   {"/style/units/", ids_["unit"]}};
    std::string path = route.pattern, bare = path;
    if (bare.starts_with("/api/v1")) bare.erase(0, 7);
    for (const auto& [begins, object] : objects) {
        if (!bare.starts_with(begins)) continue;
        path = text::replace(path, "{id}", ids_[object]);
        path = text::replace(path, "{subject}", "letter:" + ids_[object]);
        break;
    }
    if (bare.starts_with("/style")) {
        path = text::replace(path, "{thing}", "kinds");
        path = text::replace(path, "{slot}", "daerah");
        auto code = codes.at("/style/kinds/");
        for (const auto& [begins, each] : codes)
            if (bare.starts_with(begins)) code = each;
        path = text::replace(path, "{code}", code);
    }
    if (bare.starts_with("/notices/gateways/") || bare.starts_with("/notices/channels/")) path = text::replace(path, "{code}", "whatsapp");
    // "000.1.5" is a classification code; of a letter it is the one printed under the QR.
    path = text::replace(path, "{code}", bare.starts_with("/classification/") ? "000.1.5" : ids_["code"]);
    path = text::replace(path, "{paper}", "act");
    path = text::replace(path, "{day}", "2030-01-15");
    path = text::replace(path, "{row}", "2");
    path = text::replace(path, "{file}", bare.starts_with("/dispositions/") ? ids_["draft"] : "none.css");
    for (const char* one : {"{page}", "{scan}", "{place}", "{number}"}) path = text::replace(path, one, "1");
    path = text::replace(path, "{rule}", ids_["draft"]);
    path = text::replace(path, "{request...}", "bukan-pertanyaan.");
    EXPECT_EQ(path.find('{'), std::string::npos)
        << route.name() << " names an object this walk does not know. Teach it in " << __FILE__;
    return path;
}

Reply Town::send(const Caller& caller, const Route& route, const Act& act, const std::string& path) {
    auto headers = caller.headers();
    if (!route.changes()) return ask(*server_, route.method, path, headers);
    std::vector<std::pair<std::string, std::string>> fields;
    const auto put = [&](const std::string& name, const Json& value) {
        fields.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
    };
    for (const auto& [name, value] : act.body.items()) {
        if (!value.is_array()) put(name, value);
        else for (const auto& each : value) put(name, each);
    }
    std::string body;
    if (!act.upload.empty()) {
        std::tie(body, headers["Content-Type"]) = multipart(fields, {{act.upload, core::view("%PDF-1.4\nrusak")}});
    } else if (route.api()) {
        headers["Content-Type"] = "application/json";
        body = core::json::write(act.body);
    } else {
        headers["Content-Type"] = "application/x-www-form-urlencoded";
        for (const auto& [name, value] : fields)
            body += (body.empty() ? "" : "&") + text::url(name) + "=" + text::url(value);
    }
    return ask(*server_, route.method, path, headers, body);
}

}  // namespace tests
