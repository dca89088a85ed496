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
        {"POST /verify", {"", Json::object(), {}, "pindai.txt"}},
        {"POST /api/v1/verify", {"", Json::object(), {}, "pindai.txt"}},
    };
}

Town::Acts Town::letter_acts() {
    Json draft = content("Laporan kesiapan aplikasi triwulan keempat"), form = draft;
    draft["version"] = 1;
    form["revision"] = 1;
    form["parts.body"] = form["body"];   // the page names parts as faults do
    form.erase("body");
    Json event = content("Undangan rapat koordinasi");
    event["kind"] = "undangan";
    event["event"] = {{"day", "2030-01-15"}, {"time", "09.00 WIB"}, {"place", "Aula"}, {"agenda", "Rapat"}};
    return {
        {"POST /letters", {"drafter", {{"kind", "nota_dinas"}}, {"kind"}}},
        {"POST /letters/{id}", {"drafter", form, {"kind", "revision"}}},
        {"POST /letters/{id}/autosave", {"drafter", form, {"kind", "revision"}}},
        {"POST /letters/{id}/merge", {"drafter", {{"mine", content("x").dump()}, {"revision", 1}}, {"mine", "revision"}}},
        {"POST /letters/{id}/submit", {"drafter", {{"revision", 1}}, {"revision"}}},
        {"POST /letters/{id}/take-back", {"drafter"}},
        {"POST /letters/{id}/withdraw", {"head", {{"reason", "Salah alamat."}}}},
        {"POST /letters/{id}/related", {"drafter", {{"relation", "replies"}}, {"relation"}}},
        {"POST /letters/{id}/unrelate", {"drafter", {{"to", "letter:" + ids_["sent"]}}}},
        {"POST /api/v1/letters/{id}/related", {"drafter", {{"relation", "replies"}}, {"relation"}}},
        {"DELETE /api/v1/letters/{id}/relations/{subject}", {"drafter"}},
        {"POST /api/v1/letters", {"drafter", event, {"kind"}}},
        {"PUT /api/v1/letters/{id}", {"drafter", draft, {"kind", "version"}}},
        {"POST /api/v1/letters/{id}/submit", {"drafter", {{"version", 1}}, {"version"}}},
        {"POST /api/v1/letters/{id}/take-back", {"drafter"}},
        {"POST /api/v1/letters/{id}/withdraw", {"head", {{"reason", "Salah alamat."}}}},
    };
}

Town::Acts Town::signing_acts() {
    const std::string letter = "letter:" + ids_["waiting"];
    return {
        {"POST /signing/pass", {"section", {{"subject", letter}, {"note", "Setuju."}}, {"subject"}}},
        {"POST /signing/return", {"section", {{"subject", letter}, {"note", "Lengkapi."}}, {"note"}}},
        {"POST /signing/sign", {"head", {{"subject", letter}, {"passphrase", "bukan ini"}}, {"subject", "passphrase"}}},
        {"POST /api/v1/signing/{subject}/pass", {"section", {{"note", "Setuju."}}}},
        {"POST /api/v1/signing/{subject}/return", {"section", {{"note", "Lengkapi."}}, {"note"}}},
        {"POST /api/v1/signing/{subject}/sign", {"head", {{"passphrase", "bukan ini"}}, {"passphrase"}}},
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
    return {
        {"POST /incoming", {"clerk", scan, {"sender", "number", "subject", "date", "received", "position"}, "pindai.pdf"}},
        {"POST /incoming/{id}/dispose", {"secretary", days, {"to"}}},
        {"POST /incoming/{id}/close", {"secretary", {{"note", "Selesai."}}, {"note"}}},
        {"POST /incoming/{id}/attendance", {"secretary", {{"stance", "attending"}}, {"stance"}}},
        {"POST /api/v1/incoming/{id}/attendance", {"secretary", {{"stance", "attending"}}, {"stance"}}},
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

Town::Acts Town::office_acts() {
    const Json seat{{"person", ids_["person"]}, {"capacity", "plt"}, {"decree", "800.1.11.1/099/BKPSDMD/2026"},
                    {"decree_date", "2026-11-02"}, {"from", "2026-11-03"}, {"until", "2026-12-31"}};
    Json seat_with = seat;
    seat_with["position"] = ids_["position"];
    const Json edition{{"edition", "Edisi uji"}, {"effective_from", "2026-01-01"}};
    return {
        {"POST /directory/positions/{id}/appoint", {"admin", seat, {"person", "capacity", "decree", "decree_date", "from", "until"}}},
        {"POST /directory/appointments/{id}/end", {"admin", {{"last_day", "2026-11-20"}, {"position", ids_["position"]}}, {"last_day"}}},
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

Act Town::act(const Route& route) {
    if (acts_.empty())
        for (const Acts& some : {house_acts(), letter_acts(), signing_acts(), mail_acts(), archive_acts(), office_acts(), style_acts()})
            acts_.insert(some.begin(), some.end());
    const auto found = acts_.find(route.name());
    if (found != acts_.end()) return found->second;
    ADD_FAILURE() << route.name() << " changes something and no walk knows how to ask it. Teach it in " << __FILE__;
    return {};
}

}  // namespace tests
