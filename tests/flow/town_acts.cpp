// SPDX-License-Identifier: Apache-2.0
// How each route that changes something is asked. A new one fails the walks until it stands here.
#include "tests/flow/town.h"

namespace tests {

using core::Json;

Town::Acts Town::house_acts() {
    return {
        {"POST /login", {"", {{"login", "tidak.ada"}, {"password", "bukan kata sandinya"}}, {"login", "password"}}},
        {"POST /logout", {"drafter"}},
        {"POST /acting", {"drafter", {{"seat", ids_["appointment"]}}}},
        {"POST /preferences", {"drafter", {{"theme", "dark"}, {"language", "id"}}}},
        {"POST /account/password",
         {"drafter", {{"present", "bukan"}, {"password", "sandi baru 2026"}, {"again", "sandi baru 2026"}}}},
        {"POST /admin/jobs/{id}/retry", {"admin"}},
        {"POST /batches/{id}/again", {"drafter"}},
        {"POST /batches/{id}/stop", {"drafter"}},
        {"POST /api/v1/batches/{id}/stop", {"drafter"}},
        {"POST /api/v1/batches/{id}/again", {"drafter"}},
        {"POST /verify", {"", Json::object(), {}, "pindai.txt"}},
        {"POST /api/v1/verify", {"", Json::object(), {}, "pindai.txt"}},
        {"POST /api/v1/verifications", {"", Json{{"at", "2026-11-23"}}, {}, "pindai.txt"}},
    };
}

Town::Acts Town::letter_acts() {
    Json draft = note(person("drafter"), "Laporan kesiapan aplikasi triwulan keempat"), form = draft;
    draft["version"] = 1;
    form["revision"] = 1;
    form["parts.body"] = form["body"];   // the page names parts as faults do
    form.erase("body");
    const Json handed{{"place", 1}, {"way", "kurir"}, {"date", "2026-11-23"}, {"receipt", "TT-0012"}};
    Json hand_many = handed, hand_many_api = handed;
    for (Json* each : {&hand_many, &hand_many_api}) each->erase("place");
    hand_many["letter"] = ids_["draft"] + ":1";
    hand_many_api["letters"] = {{{"id", ids_["draft"]}, {"place", 1}}};
    Json correction = form;   // of the kind the letter has
    correction.erase("kind");
    Json event = note(person("drafter"), "Undangan rapat koordinasi");
    event["kind"] = "undangan";
    event["event"] = {{"day", "2030-01-15"}, {"time", "09.00 WIB"}, {"place", "Aula"}, {"agenda", "Rapat"}};
    return {
        {"POST /letters", {"drafter", {{"kind", "nota_dinas"}}, {"kind"}}},
        {"POST /letters/{id}", {"drafter", form, {"kind", "revision"}}},
        {"POST /letters/{id}/autosave", {"drafter", form, {"kind", "revision"}}},
        {"POST /letters/{id}/preview", {"drafter", form, {"kind", "revision"}}},
        {"POST /letters/{id}/many", {"drafter", Json::object(), {}, "pegawai.csv"}},
        {"POST /letters/merges/{id}", {"drafter", {{"rows", "all"}}, {"rows"}}},
        {"POST /api/v1/letters/{id}/many", {"drafter", Json::object(), {}, "pegawai.csv"}},
        {"POST /api/v1/letters/merges/{id}", {"drafter", {{"rows", "all"}}, {"rows"}}},
        {"POST /letters/{id}/merge", {"drafter", {{"mine", note(person("drafter"), "x").dump()}, {"revision", 1}}, {"mine", "revision"}}},
        {"POST /letters/{id}/submit", {"drafter", {{"revision", 1}}, {"revision"}}},
        {"POST /letters/{id}/correct", {"drafter", correction, {"revision"}}},
        {"POST /letters/{id}/file", {"drafter", {{"revision", 1}}, {"revision"}, "surat.pdf"}},
        {"POST /letters/{id}/file/remove", {"drafter", {{"revision", 1}}, {"revision"}}},
        {"POST /letters/{id}/writing", {"drafter", {{"take", "1"}}}},
        {"POST /letters/{id}/take-back", {"drafter"}},
        {"POST /letters/{id}/handed", {"head", handed, {"place", "way", "date"}}},
        {"POST /letters/{id}/to-giver", {"drafter"}},
        {"POST /letters/{id}/withdraw", {"head", {{"reason", "Salah alamat."}}}},
        {"POST /letters/{id}/anew", {"head", {{"reason", "Penanda tangan berganti."}}}},
        {"POST /letters/{id}/related", {"drafter", {{"relation", "replies"}}, {"relation"}}},
        {"POST /letters/{id}/unrelate", {"drafter", {{"to", "letter:" + ids_["sent"]}}}},
        {"POST /api/v1/letters/{id}/relations", {"drafter", {{"relation", "refers"}, {"to", "letter:" + ids_["sent"]}}, {"relation", "to"}}},
        {"POST /api/v1/letters/{id}/related", {"drafter", {{"relation", "replies"}}, {"relation"}}},
        {"DELETE /api/v1/letters/{id}/relations/{subject}", {"drafter"}},
        {"POST /letters/submit", {"drafter", {{"letter", ids_["draft"] + ":99"}}, {"letter"}}},
        {"POST /letters/handing", {"drafter", hand_many, {"letter", "way", "date"}}},
        {"POST /api/v1/letters/submit", {"drafter", {{"letters", {{{"id", ids_["draft"]}, {"version", 99}}}}}, {"letters"}}},
        {"POST /api/v1/letters/handing", {"drafter", hand_many_api, {"letters", "way", "date"}}},
        {"POST /api/v1/letters", {"drafter", event, {"kind"}}},
        {"PUT /api/v1/letters/{id}", {"drafter", draft, {"kind", "version"}}},
        {"POST /api/v1/letters/{id}/preview", {"drafter", draft, {"kind"}}},
        {"POST /api/v1/letters/{id}/submit", {"drafter", {{"version", 1}}, {"version"}}},
        {"POST /api/v1/letters/{id}/correct", {"drafter", draft, {"version"}}},
        {"PUT /api/v1/letters/{id}/file", {"drafter", {{"version", 1}}, {"version"}, "surat.pdf"}},
        {"DELETE /api/v1/letters/{id}/file", {"drafter", {{"version", 1}}, {"version"}}},
        {"POST /api/v1/letters/{id}/writing", {"drafter", {{"act", "begin"}}}},
        {"POST /api/v1/letters/{id}/take-back", {"drafter"}},
        {"POST /api/v1/letters/{id}/handed", {"head", handed, {"place", "way", "date"}}},
        {"POST /api/v1/letters/{id}/to-giver", {"drafter"}},
        {"POST /api/v1/letters/{id}/withdraw", {"head", {{"reason", "Salah alamat."}}}},
        {"POST /api/v1/letters/{id}/anew", {"head", {{"reason", "Penanda tangan berganti."}}}},
    };
}

Town::Acts Town::mail_acts() {
    const Json disposal{{"to", {ids_["receiver"]}},      {"responsible", ids_["receiver"]},
                        {"instructions", Json::array()}, {"note", "Pelajari dan laporkan."},
                        {"due", "2030-01-15"}};
    Json days = disposal;
    days.erase("due");
    days["due_days"] = 3;
    const Json scan{{"sender", "Badan Pusat Statistik"}, {"number", "B-12/BPS/2026"},
                    {"subject", "Permintaan data layanan"}, {"date", "2026-11-02"},
                    {"received", "2026-11-03"}, {"position", position_id(person("clerk"), "DISKOMINFO.KADIS")},
                    {"access", "biasa"}, {"urgency", "biasa"}, {"classification", "000.1.5"}};
    const Json occasion{{"event_day", "2030-01-15"}, {"event_from", "10.00"}, {"event_place", "Aula"}};
    return {
        {"POST /incoming", {"clerk", scan, {"sender", "number", "subject", "date", "received", "position"}, "pindai.pdf"}},
        {"POST /intake", {"clerk", Json::object(), {}, "pindai.pdf"}},
        {"POST /intake/act", {"clerk", {{"act", "read"}, {"arrivals", {ids_["arrival"]}}}, {"act", "arrivals"}}},
        {"POST /intake/refusals/{id}/seen", {"clerk"}},
        {"POST /intake/{id}/discard", {"clerk", {{"reason", "Brosur, bukan surat."}}, {"reason"}}},
        {"POST /intake/{id}/release", {"admin", {{"reason", "Sudah diperiksa."}}, {"reason"}}},
        {"POST /intake/{id}/remove", {"admin", {{"reason", "Terinfeksi."}}, {"reason"}}},
        {"POST /intake/{id}/move", {"clerk", {{"mailroom", ids_["unit"]}, {"note", "Salah alamat."}}, {"mailroom"}}},
        {"POST /intake/{id}/read", {"clerk"}},
        {"POST /intake/{id}/pages", {"clerk", {{"act", "arrange"}, {"turn.1", 90}}, {"act"}}},
        {"POST /api/v1/intake", {"clerk", Json::object(), {}, "pindai.pdf"}},
        {"POST /api/v1/intake/merge", {"clerk", {{"arrivals", {ids_["arrival"], ids_["draft"]}}}, {"arrivals"}}},
        {"POST /api/v1/intake/refusals/{id}/seen", {"clerk"}},
        {"POST /api/v1/intake/{id}/discard", {"clerk", {{"reason", "Brosur, bukan surat."}}, {"reason"}}},
        {"POST /api/v1/intake/{id}/release", {"admin", {{"reason", "Sudah diperiksa."}}, {"reason"}}},
        {"POST /api/v1/intake/{id}/remove", {"admin", {{"reason", "Terinfeksi."}}, {"reason"}}},
        {"POST /api/v1/intake/{id}/move", {"clerk", {{"mailroom", ids_["unit"]}}, {"mailroom"}}},
        {"POST /api/v1/intake/{id}/read", {"clerk"}},
        {"POST /api/v1/intake/{id}/split", {"clerk", {{"letters", Json::array({Json::array({1}), Json::array({2})})}}, {"letters"}}},
        {"PUT /api/v1/intake/{id}/pages", {"clerk", {{"pages", Json::array({Json{{"page", 1}, {"turn", 90}}})}}, {"pages"}}},
        {"POST /incoming/{id}/dispose", {"secretary", days, {"to"}}},
        {"POST /incoming/{id}/close", {"secretary", {{"note", "Selesai."}}, {"note"}}},
        {"POST /incoming/{id}/attendance", {"secretary", {{"stance", "attending"}}, {"stance"}}},
        {"POST /api/v1/incoming/{id}/attendance", {"secretary", {{"stance", "attending"}}, {"stance"}}},
        {"POST /incoming/{id}/invitation", {"mail clerk", occasion, {"event_day", "event_from", "event_place"}}},
        {"PUT /api/v1/incoming/{id}/invitation", {"mail clerk", occasion, {"event_day", "event_from", "event_place"}}},
        {"DELETE /api/v1/incoming/{id}/invitation", {"mail clerk"}},
        {"POST /incoming/{id}/answer", {"secretary", {{"relation", "replies"}}, {"relation"}}},
        {"POST /api/v1/incoming/{id}/answer", {"secretary", {{"relation", "replies"}}, {"relation"}}},
        {"POST /dispositions/{id}/report", {"receiver", {{"report", "Sudah dikerjakan."}}, {"report"}}},
        {"POST /dispositions/{id}/accept", {"secretary"}},
        {"POST /dispositions/{id}/return", {"secretary", {{"note", "Lengkapi."}}}},
        {"POST /dispositions/{id}/withdraw", {"secretary"}},
        {"POST /api/v1/incoming", {"clerk", scan, {"sender", "number", "subject", "date", "received", "position"}, "pindai.pdf"}},
        {"POST /api/v1/incoming/{id}/read", {"secretary"}},
        {"POST /api/v1/incoming/{id}/dispose", {"secretary", disposal, {"to"}}},
        {"POST /api/v1/incoming/{id}/report", {"receiver", {{"report", "Sudah dikerjakan."}}, {"report"}}},
        {"POST /api/v1/incoming/{id}/close", {"secretary", {{"note", "Selesai."}}, {"note"}}},
        {"POST /api/v1/dispositions/{id}/report", {"receiver", {{"report", "Sudah dikerjakan."}}, {"report"}}},
        {"POST /api/v1/dispositions/{id}/accept", {"secretary"}},
        {"POST /api/v1/dispositions/{id}/return", {"secretary", {{"note", "Lengkapi."}}}},
        {"POST /api/v1/dispositions/{id}/withdraw", {"secretary"}},
    };
}

Town::Acts Town::disposition_acts() {
    const Json disposal{{"to", {ids_["receiver"]}}, {"responsible", ids_["receiver"]}, {"note", "Pelajari dan laporkan."},
                        {"due", "2030-01-15"}};
    Json days = disposal;
    days.erase("due");
    days["due_days"] = 3;
    const Json why{{"reason", "Bukan urusan unit ini."}}, onward{{"to", ids_["receiver"]}, {"note", "Mohon ditangani."}},
        elsewhere{{"position", ids_["receiver"]}, {"reason", "Salah alamat."}},
        rule{{"giver_kind", "administrator"}, {"receiver_kind", "pengawas"}, {"allowed", true}, {"note", "Keputusan uji"}};
    Json ticked = rule;
    ticked["allowed"] = "1";
    Json alike = days;
    alike["letter"] = ids_["incoming"];
    return {
        {"POST /dispositions/{id}/decline", {"receiver", why, {"reason"}}},
        {"POST /dispositions/{id}/forward", {"receiver", onward, {"to", "note"}}},
        {"POST /dispositions/accept", {"secretary", {{"branch", ids_["branch"]}}, {"branch"}}},
        {"POST /incoming/{id}/prepare", {"mail clerk", days, {"to"}}},
        {"POST /incoming/{id}/prepared/give", {"secretary"}},
        {"POST /incoming/{id}/prepared/drop", {"secretary"}},
        {"POST /incoming/{id}/withdraw", {"secretary", {{"disposition", ids_["disposition"]}}, {"disposition"}}},
        {"POST /incoming/{id}/reopen", {"secretary", why, {"reason"}}},
        {"POST /incoming/{id}/redirect", {"secretary", elsewhere, {"position", "reason"}}},
        {"POST /incoming/{id}/refuse", {"secretary", why, {"reason"}}},
        {"POST /incoming/instructions", {"clerk", {{"name", "Arsipkan di berkas kegiatan"}}, {"name"}}},
        {"POST /incoming/rules", {"admin", ticked, {"note"}}},
        {"POST /incoming/rules/drop", {"admin", {{"rule", ids_["draft"]}}, {"rule"}}},
        {"POST /incoming/many", {"secretary", {{"act", "read"}, {"letter", ids_["incoming"]}}, {"act", "letter"}}},
        {"POST /incoming/dispose-many", {"secretary", alike, {"to", "letter"}}},
        {"POST /api/v1/dispositions/{id}/decline", {"receiver", why, {"reason"}}},
        {"POST /api/v1/dispositions/{id}/forward", {"receiver", onward, {"to", "note"}}},
        {"POST /api/v1/incoming/{id}/prepare", {"mail clerk", disposal, {"to"}}},
        {"POST /api/v1/incoming/{id}/prepared/give", {"secretary"}},
        {"DELETE /api/v1/incoming/{id}/prepared", {"secretary"}},
        {"POST /api/v1/incoming/{id}/withdraw", {"secretary", {{"disposition", ids_["disposition"]}}, {"disposition"}}},
        {"POST /api/v1/incoming/{id}/reopen", {"secretary", why, {"reason"}}},
        {"POST /api/v1/incoming/{id}/redirect", {"secretary", elsewhere, {"position", "reason"}}},
        {"POST /api/v1/incoming/{id}/refuse", {"secretary", why, {"reason"}}},
        {"PUT /api/v1/incoming-instructions", {"clerk", {{"name", "Arsipkan di berkas kegiatan"}}, {"name"}}},
        {"POST /api/v1/incoming-rules", {"admin", rule, {"note"}}},
        {"DELETE /api/v1/incoming-rules/{rule}", {"admin"}},
        {"POST /api/v1/incoming-many", {"secretary", {{"act", "read"}, {"letters", {ids_["incoming"]}}}, {"act", "letters"}}},
        {"POST /api/v1/incoming-accept-many", {"secretary", {{"branches", {ids_["branch"]}}}, {"branches"}}},
    };
}

Town::Acts Town::archive_acts() {
    const Json dossier{{"code", "000.1.5"}, {"title", "Rapat koordinasi"}, {"place", "Rak 2"}, {"access", "biasa"}};
    Json file = dossier;
    file["subject"] = "letter:" + ids_["sent"];
    file["act"] = "new";
    return {
        {"POST /archive/dossiers/{id}/close", {"archivist", {{"date", "2026-11-20"}}, {"date"}}},
        {"POST /archive/dossiers/{id}/trigger", {"archivist", {{"trigger", "2026-11-20"}, {"note", "Selesai."}}, {"trigger"}}},
        {"POST /archive/file", {"archivist", file, {"code", "title"}}},
        {"POST /api/v1/archive/dossiers", {"archivist", dossier, {"code", "title"}}},
        {"POST /api/v1/archive/dossiers/{id}/close", {"archivist", {{"date", "2026-11-20"}}, {"date"}}},
        {"POST /api/v1/archive/dossiers/{id}/trigger", {"archivist", {{"trigger", "2026-11-20"}, {"note", "Selesai."}}, {"trigger"}}},
        {"POST /api/v1/archive/dossiers/{id}/items", {"archivist", {{"subject", "letter:" + ids_["sent"]}}, {"subject"}}},
    };
}

Town::Acts Town::deadline_acts() {
    const Json pause{{"reason", "Menunggu data dari instansi lain."}, {"until", "2030-01-15"}};
    const Json day{{"day", "2030-01-15"}, {"name", "Hari libur uji"}, {"kind", "holiday"}};
    Json hours{{"name", "Ramadan"}, {"first", "2030-01-07"}, {"last", "2030-02-05"}};
    for (const char* each : {"monday", "friday"})
        for (const auto& [which, time] : {std::pair("opens", "08.00"), {"breaks", "12.00"}, {"resumes", "12.30"}, {"closes", "15.00"}})
            hours[std::string(each) + "_" + which] = time;
    const Json rule{{"step", "initial"}, {"urgency", "segera"}, {"measure", "days"}};
    const std::vector<std::string> all_hours{"name", "monday_opens", "friday_closes"};
    return {
        {"POST /deadlines/{id}/pause", {"section", pause, {"reason", "until"}}},
        {"POST /deadlines/{id}/resume", {"section"}},
        {"POST /deadlines/calendar/days", {"admin", day, {"day", "name"}}},
        {"POST /deadlines/calendar/days/remove", {"admin", {{"day", "2030-01-15"}}, {"day"}}},
        {"POST /deadlines/calendar/import", {"admin", Json::object(), {}, "pindai.pdf"}},
        {"POST /deadlines/calendar/hours", {"admin", hours, all_hours}},
        {"POST /deadlines/calendar/hours/remove", {"admin", {{"first", "2030-01-07"}}, {"first"}}},
        {"POST /deadlines/calendar/zones", {"admin", {{"unit", ids_["unit"]}, {"zone", "WITA"}}, {"unit"}}},
        {"POST /deadlines/rules", {"admin", rule, {"step", "urgency", "measure"}}},
        {"POST /api/v1/deadlines/{id}/pause", {"section", pause, {"reason", "until"}}},
        {"POST /api/v1/deadlines/{id}/resume", {"section"}},
        {"POST /api/v1/deadlines-calendar/days", {"admin", day, {"day", "name"}}},
        {"DELETE /api/v1/deadlines-calendar/days/{day}", {"admin"}},
        {"POST /api/v1/deadlines-calendar/hours", {"admin", hours, all_hours}},
        {"PUT /api/v1/deadlines-rules", {"admin", rule, {"step", "urgency", "measure"}}},
    };
}

Town::Acts Town::office_acts() {
    const Json seat{{"person", ids_["person"]}, {"capacity", "plt"}, {"decree", "800.1.11.1/099/BKPSDMD/2026"},
                    {"decree_date", "2026-11-02"}, {"from", "2026-11-03"}, {"until", "2026-12-31"}};
    Json seat_with = seat;
    seat_with["position"] = ids_["position"];
    // The giving position stands in the page's address; over the API it is a member.
    Json delegation{{"receiver", ids_["receiver"]}, {"form", "an"}, {"groups", {"korespondensi-internal"}},
                    {"highest", "biasa"}, {"from", "2026-11-03"}, {"until", "2030-12-31"},
                    {"basis", "000.8.3.1/0045/SETDA/2026"}};
    Json delegation_with = delegation;
    delegation_with["giver"] = ids_["secretary seat"];
    const Json partner{{"name", "Balai Uji Contoh"}, {"official", "Kepala"}, {"kind", "instansi_pusat"}, {"place", "Koba"},
                       {"email", "balai@contoh.go.id"}};
    Json partner_again = partner;
    partner_again["revision"] = 99;   // read long ago
    const Json merge{{"with", ids_["other partner"]}, {"revision", 99}, {"with_revision", 99}};
    const Json edition{{"edition", "Edisi uji"}, {"effective_from", "2026-01-01"}};
    return {
        {"POST /directory/positions/{id}/appoint", {"admin", seat, {"person", "capacity", "decree", "decree_date", "from", "until"}}},
        {"POST /directory/appointments/{id}/end", {"admin", {{"last_day", "2026-11-20"}, {"position", ids_["position"]}}, {"last_day"}}},
        {"POST /directory/positions/{id}/delegate", {"admin", delegation, {"receiver", "form", "from", "until", "basis"}}},
        {"POST /directory/delegations/{id}/revoke", {"admin", {{"reason", "Pejabat kembali bertugas."}}, {"reason"}}},
        {"POST /api/v1/directory/delegations", {"admin", delegation_with, {"giver", "receiver", "form", "from", "until", "basis"}}},
        {"POST /api/v1/directory/delegations/{id}/revoke", {"admin", {{"reason", "Pejabat kembali bertugas."}}, {"reason"}}},
        {"POST /directory/partners", {"clerk", partner, {"name"}}},
        {"POST /directory/partners/{id}", {"clerk", partner_again, {"name", "revision"}}},
        {"POST /directory/partners/{id}/merge", {"clerk", merge, {"with", "revision", "with_revision"}}},
        {"POST /directory/partners/{id}/unmerge", {"clerk"}},
        {"POST /directory/partners/import", {"clerk", Json::object(), {}, "pindai.pdf"}},
        {"POST /directory/partners/import/confirm", {"clerk", {{"id", ids_["draft"]}}}},
        {"POST /api/v1/directory/partners", {"clerk", partner, {"name"}}},
        {"PUT /api/v1/directory/partners/{id}", {"clerk", partner_again, {"name", "revision"}}},
        {"POST /api/v1/directory/partners/{id}/merge", {"clerk", merge, {"with", "revision", "with_revision"}}},
        {"POST /api/v1/directory/partners/{id}/unmerge", {"clerk"}},
        {"POST /api/v1/directory/partners/import", {"clerk", Json::object(), {}, "pindai.pdf"}},
        {"POST /directory/import", {"admin", Json::object(), {}, "pindai.pdf"}},
        {"POST /directory/import/confirm", {"admin", {{"id", ids_["draft"]}}}},
        {"POST /api/v1/directory/appointments", {"admin", seat_with, {"person", "position", "capacity", "decree", "decree_date", "from", "until"}}},
        {"POST /api/v1/directory/appointments/{id}/end", {"admin", {{"last_day", "2026-11-20"}}, {"last_day"}}},
        {"POST /api/v1/directory/import", {"admin", Json::object(), {}, "pindai.pdf"}},
        {"POST /classification/versions/{id}/verify", {"admin"}},
        {"POST /classification/review/{id}", {"admin"}},
        {"POST /classification/review/{id}/accept", {"admin"}},
        {"POST /classification/review/{id}/drop", {"admin"}},
        {"POST /api/v1/classification/import/codes", {"admin", edition, {}, "pindai.pdf"}},
        {"POST /api/v1/classification/import/retention", {"admin", edition, {}, "pindai.pdf"}},
        {"POST /api/v1/classification/review/{id}", {"admin", {{"act", "correct"}, {"cells", Json::object()}}, {"act"}}},
    };
}

Town::Acts Town::style_acts() {
    const Json kind{{"name", "Surat Undangan"}, {"head", "surat"}, {"group", "korespondensi-eksternal"},
                    {"parts.1.code", "body"}, {"parts.1.type", "body"}, {"parts.1.label", "Isi naskah"}, {"seen", 0}};
    const Json profile{{"name", "Profil kota"}, {"memo_rows", "yth, dari, tanggal, nomor, hal"}, {"date", "{hari} {bulan} {tahun}"},
                       {"place_date", "{tempat}, {tanggal}"}, {"copies_title", "Tembusan:"}, {"nature", "keduanya"}, {"seen", 0}};
    const Json head{{"name", "Dinas dan Badan"}, {"lines.1.text", "{unit}"}, {"lines.1.size", "12"}, {"left", "daerah"}, {"seen", 0}};
    const Json kept{{"seen", 0}, {"definition", {{"name", "Surat Undangan"}}}};
    const Json from_day{{"profile", "lain"}, {"from", "2035-01-01"}};
    return {
        {"POST /style/kinds/{code}", {"admin", kind, {"name", "seen"}}},
        {"POST /style/kinds/{code}/use", {"admin", {{"used", "1"}}, {"used"}}},
        {"POST /style/kinds/{code}/copy", {"admin", {{"copy_code", "Undangan Baru"}, {"copy_name", "Undangan"}}, {"copy_code"}}},
        {"POST /style/profiles", {"admin", from_day, {"profile", "from"}}},
        {"POST /style/profiles/{code}", {"admin", profile, {"name", "memo_rows", "date", "seen"}}},
        {"POST /style/heads/{code}", {"admin", head, {"name", "seen"}}},
        {"POST /style/units/{code}", {"admin", head, {"name", "seen"}}},
        {"POST /style/emblems/{slot}", {"admin", Json::object(), {}, "pindai.pdf"}},
        {"POST /style/{thing}/{code}/discard", {"admin"}},
        {"POST /style/{thing}/{code}/restore", {"admin", {{"seen", 7}}, {"seen"}}},
        {"PUT /api/v1/style/{thing}/{code}/draft", {"admin", kept, {"seen", "definition"}}},
        {"DELETE /api/v1/style/{thing}/{code}/draft", {"admin"}},
        {"POST /api/v1/style/{thing}/{code}/publish", {"admin", {{"seen", 7}}, {"seen"}}},
        {"POST /api/v1/style/kinds/{code}/use", {"admin", {{"used", true}}, {"used"}}},
        {"POST /api/v1/style-in-force", {"admin", from_day, {"profile", "from"}}},
        {"POST /api/v1/style-emblems/{slot}", {"admin", Json::object(), {}, "pindai.pdf"}},
    };
}

namespace {

Json series_body(const std::string& unit) {
    return {{"unit", unit},           {"name", "Surat keterangan"},     {"kinds", {"surat_keterangan"}},
            {"groups", {"khusus"}},   {"accesses", Json::array()},      {"reset", "yearly"},
            {"pattern", "{class}/{no}/SKET/{unit}"}, {"width", 1},      {"first_no", 1},
            {"suffix", "letters"},    {"from", "2026-01-01"},           {"until", "2030-12-31"}};
}

}  // namespace

Town::Acts Town::number_acts() {
    const Json reservation{{"series", ids_["series"]}, {"purpose", "Undangan rapat"}, {"classification", "000.1.5"},
                           {"date", "2026-11-20"}, {"until", "2026-11-30"}};
    const Json insertion{{"series", ids_["series"]}, {"date", "2026-11-20"}, {"classification", "000.1.5"},
                         {"reason", "Terlambat diajukan"}};
    const Json series = series_body(ids_["unit"]);
    Json known = series;
    known["version"] = 1;
    return {
        {"POST /numbers/reserve", {"clerk", reservation, {"series", "purpose"}}},
        {"POST /numbers/bind", {"drafter", {{"number", ids_["number"]}, {"subject", "letter:" + ids_["draft"]}}, {"number", "subject"}}},
        {"POST /numbers/{id}/void", {"clerk", {{"reason", "Salah pesan"}}, {"reason"}}},
        {"POST /numbers/{id}/unbind", {"clerk"}},
        {"POST /numbers/insertions", {"clerk", insertion, {"series", "date", "reason"}}},
        {"POST /numbers/insertions/{id}/approve", {"head"}},
        {"POST /numbers/insertions/{id}/refuse", {"head", {{"note", "Pakai nomor biasa"}}, {"note"}}},
        {"POST /numbers/insertions/{id}/withdraw", {"clerk"}},
        {"POST /numbers/series", {"clerk", series, {"name", "unit", "from"}}},
        {"POST /numbers/series/example", {"clerk", series}},
        {"POST /numbers/series/{id}", {"clerk", known, {"name", "unit", "from"}}},
        {"POST /numbers/central", {"admin", {{"signer_kind.1", "sekda"}, {"unit.1", ids_["unit"]}}}},
    };
}

Town::Acts Town::number_api_acts() {
    const std::string base = "POST /api/v1/numbers";
    const Json series = series_body(ids_["unit"]);
    Acts acts{
        {base + "/{id}/bind", {"drafter", {{"subject", "letter:" + ids_["draft"]}}, {"subject"}}},
        {base + "/series", {"clerk", series, {"name", "unit"}}},
        {base + "/series/example", {"clerk", series}},
        {"PUT /api/v1/numbers/series/{id}", {"clerk", series}},
        {"PUT /api/v1/numbers/central", {"admin", {{"rules", Json::array({{{"signer_kind", "sekda"}, {"unit", ids_["unit"]}}})}}, {"rules"}}},
    };
    const Acts pages = number_acts();
    acts[base + "/reservations"] = pages.at("POST /numbers/reserve");
    for (const char* same : {"/{id}/void", "/{id}/unbind", "/insertions", "/insertions/{id}/approve",
                             "/insertions/{id}/refuse", "/insertions/{id}/withdraw"})
        acts[base + same] = pages.at(std::string("POST /numbers") + same);
    return acts;
}

Town::Acts Town::notice_acts() {
    const Json form{{"hours", "07.30, 13.00"}, {"working_days", "1"}, {"quiet_from", "19.00"}, {"quiet_until", "06.00"}};
    const Json api{{"hours", {"07:30"}}, {"working_days", true}, {"quiet_from", "19:00"}, {"quiet_until", "06:00"}, {"kinds", Json::array()}};
    Json own = form, own_api = api;
    for (Json* each : {&own, &own_api}) (*each)["email"] = "nama@pangkalpinangkota.go.id";
    const Json gateway{{"url", "https://gerbang.contoh.id/kirim"}, {"body", "{\"a\": \"{{address}}\", \"b\": \"{{text}}\"}"},
                       {"seconds", 5}};
    const std::string base = "/api/v1/notices";
    return {
        {"POST /notices/read", {"drafter", {{"until", "1"}}}},
        {"POST /notices/{id}/read", {"drafter"}},
        {"POST /notices/{id}/open", {"drafter"}},
        {"POST /notices/settings", {"drafter", own}},
        {"POST /notices/defaults", {"admin", form}},
        {"POST /notices/gateways/{code}", {"admin", gateway, {"url", "body"}}},
        {"POST /notices/failures/{id}/retry", {"admin"}},
        {"POST " + base + "/read", {"drafter", {{"until", 1}}}},
        {"POST " + base + "/{id}/read", {"drafter"}},
        {"PUT " + base + "/settings", {"drafter", own_api}},
        {"PUT " + base + "/defaults", {"admin", api}},
        {"PUT " + base + "/gateways/{code}", {"admin", gateway, {"url", "body"}}},
        {"POST " + base + "/failures/{id}/retry", {"admin"}},
    };
}

Act Town::act(const Route& route) {
    if (acts_.empty())
        for (const Acts& some : {house_acts(), letter_acts(), ink_acts(), signing_acts(), signing_many_acts(),
                                 provider_acts(), bsre_acts(), certificate_acts(), mail_acts(), disposition_acts(),
                                 archive_acts(), office_acts(), deadline_acts(),
                                 style_acts(), number_acts(), number_api_acts(), notice_acts()})
            acts_.insert(some.begin(), some.end());
    const auto found = acts_.find(route.name());
    if (found != acts_.end()) return found->second;
    ADD_FAILURE() << route.name() << " changes something and no walk knows how to ask it. Teach it in " << __FILE__;
    return {};
}

}  // namespace tests
