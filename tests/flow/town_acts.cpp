// SPDX-License-Identifier: Apache-2.0
// How each route that changes something is asked. A new one fails the walks until it stands here.
#include "tests/flow/town.h"

namespace tests {

using core::Json;

Town::Acts Town::classification_acts() {
    const Json edition{{"edition", "Edisi uji"}, {"effective_from", "2026-01-01"}};
    const Json pair{{"of", ids_["version"]}, {"from_code", "005"}, {"to_code", "000.1.5"}, {"how", "pindah"}, {"note", "undangan"}};
    const Json renamed{{"of", ids_["version"]}, {"codes", Json::array({"000.1.5"})}, {"seen", "ngawur"}, {"reason", "Nama disesuaikan"}};
    const Json decree{{"regulation", "Peraturan Wali Kota Nomor 12 Tahun 2026"}, {"regulation_date", "2026-03-02"}};
    const Json many{{"act", "drop"}, {"ids", Json::array({ids_["review"]})}, {"reason", "Salah baca"}};
    return {
        {"POST /classification/editions/{id}/verify", {"records archivist", {{"compared_with", "Lampiran Peraturan Wali Kota Nomor 12 Tahun 2026"}}}},
        {"POST /api/v1/classification/versions/{id}/verify", {"records archivist", {{"compared_with", "Lampiran Peraturan Wali Kota Nomor 12 Tahun 2026"}}, {"compared_with"}}},
        {"POST /classification/editions/{id}/publish", {"records archivist", decree, {}, "persetujuan.pdf"}},
        {"POST /classification/editions/{id}/publish/confirm", {"records archivist", {{"approval", ids_["version"]}}}},
        {"POST /classification/editions/{id}/publish/refuse", {"records archivist", {{"reason", "Belum lengkap"}}}},
        {"POST /classification/editions/{id}/withdraw", {"admin", {{"reason", "Diganti"}}}},
        {"POST /classification/editions/{id}/serve", {"records archivist", {{"reason", "Menunggu penetapan"}}}},
        {"POST /classification/editions/{id}/copy", {"admin", {{"name", "Edisi percobaan"}}}},
        {"POST /classification/editions/{id}/mappings", {"admin", pair}},
        {"POST /classification/editions/{id}/mappings/recoded", {"admin", {{"of", ids_["version"]}}}},
        {"POST /classification/editions/{id}/mappings/renamed", {"records archivist", renamed}},
        {"POST /api/v1/classification/versions/{id}/mappings/renamed", {"records archivist", renamed, {"of", "codes", "seen", "reason"}}},
        {"POST /classification/mappings/{id}/remove", {"admin", {{"reason", "Keliru"}}}},
        {"POST /api/v1/classification/versions/{id}/publish", {"records archivist", decree, {}, "persetujuan.pdf"}},
        {"POST /api/v1/classification/versions/{id}/publish/confirm", {"records archivist", {{"approval", ids_["version"]}}, {"approval"}}},
        {"POST /api/v1/classification/versions/{id}/publish/refuse", {"records archivist", {{"reason", "Belum lengkap"}}}},
        {"POST /api/v1/classification/versions/{id}/withdraw", {"admin", {{"reason", "Diganti"}}}},
        {"POST /api/v1/classification/versions/{id}/serve", {"records archivist", {{"reason", "Menunggu penetapan"}}}},
        {"POST /api/v1/classification/versions/{id}/copy", {"admin", {{"name", "Edisi percobaan"}}}},
        {"POST /api/v1/classification/versions/{id}/mappings", {"admin", pair, {"how"}}},
        {"POST /api/v1/classification/versions/{id}/mappings/recoded", {"admin", {{"of", ids_["version"]}}}},
        {"POST /api/v1/classification/versions/{id}/import/mappings", {"admin", {{"of", ids_["version"]}}, {}, "pindai.pdf"}},
        {"POST /api/v1/classification/mappings/{id}/remove", {"admin", {{"reason", "Keliru"}}}},
        {"POST /classification/editions/{id}/marks", {"admin", {{"code", "000.1.5"}, {"marked", "1"}}}},
        {"POST /api/v1/classification/versions/{id}/marks", {"admin", {{"code", "000.1.5"}, {"marked", true}}}},
        {"POST /classification/import", {"admin", edition, {}, "pindai.pdf"}},
        {"POST /classification/import/confirm", {"admin", {{"id", ids_["version"]}}}},
        {"POST /classification/review/many", {"admin", many}},
        {"POST /classification/review/many/confirm", {"admin", many}},
        {"POST /api/v1/classification/review/many", {"admin", many, {"act", "ids"}}},
        {"POST /classification/review/{id}", {"admin"}},
        {"POST /classification/review/{id}/accept", {"admin"}},
        {"POST /classification/review/{id}/drop", {"admin", {{"reason", "Salah baca"}}}},
        {"POST /api/v1/classification/import/codes", {"admin", edition, {}, "pindai.pdf"}},
        {"POST /api/v1/classification/import/retention", {"admin", edition, {}, "pindai.pdf"}},
        {"POST /api/v1/classification/import/access", {"admin", edition, {}, "pindai.pdf"}},
        {"POST /api/v1/classification/import/triggers", {"admin", {{"edition", "Jadwal retensi"}}, {}, "pindai.pdf"}},
        {"POST /api/v1/classification/review/{id}", {"admin", {{"act", "correct"}, {"cells", Json::object()}}, {"act"}}},
    };
}

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

namespace {

// Of one fiscal year it stands once.
Json perda_of(int year) {
    return {{"event", "perda_apbd"}, {"fiscal_year", year}, {"trigger", "2026-07-30"}, {"note", "Lembaran daerah."},
            {"basis", "Perda Nomor 4 Tahun 2026"}, {"basis_date", "2026-07-30"}};
}

}  // namespace

Town::Acts Town::archive_acts() {
    const Json dossier{{"code", "000.1.5"}, {"title", "Rapat koordinasi"}, {"place", "Rak 2"}, {"access", "biasa"}};
    const Json package{{"dossier", ids_["dossier"]}, {"receiver", "Dinas Kearsipan"}, {"purpose", "Penyerahan"}};
    Json file = dossier;
    file.update({{"subject", "letter:" + ids_["sent"]}, {"act", "new"}});
    const Json reason{{"reason", "Keputusan arsiparis setelah memeriksa isi berkas."}};
    const auto with = [&](Json more) {
        more.update(reason);
        return more;
    };
    const std::vector<std::pair<std::string, Act>> care{
        {"volumes", {"archivist", {{"date", "2026-11-20"}}, {"date"}}},
        {"paper", {"archivist", {{"title", "Notulen rapat tahun 2019"}, {"date", "2019-03-11"}}, {"title", "date"}}},
        {"references", {"archivist", with({{"to", "999/2026"}}), {"to", "reason"}}}, {"references/remove", {"archivist", with({{"reference", ids_["event"]}}), {"reference", "reason"}}},
        {"fiscal-year", {"archivist", with({{"fiscal_year", 2025}}), {"fiscal_year", "reason"}}}, {"exceptions", {"archivist", with({{"kind", "permanent"}, {"item", 99}}), {"kind", "item", "reason"}}},
        {"descriptions", {"archivist", with({{"item", 99}, {"stage", "kopi"}}), {"item", "reason"}}},
        {"namings", {"archivist", with({{"item", 99}, {"title", "Notulen"}, {"date", "2019-03-11"}}), {"item", "title", "date", "reason"}}},
        {"title", {"archivist", with({{"title", "Laporan aplikasi tahun berjalan"}}), {"title", "reason"}}}, {"code", {"archivist", with({{"code", "999.99"}}), {"code", "reason"}}}, {"annul", {"archivist", reason, {"reason"}}},
        {"secrecy", {"archivist", with({{"review", "2030-01-15"}}), {"review", "reason"}}}, {"lowerings", {"archivist", with({{"access", "biasa"}}), {"access", "reason"}}}, {"reopen", {"archivist", reason, {"reason"}}}, {"reopenings", {"archivist", reason, {"reason"}}}, {"adopt", {"archivist", reason, {"reason"}}},
        {"marks", {"archivist", with({{"kind", "vital"}, {"review", "2030-01-15"}, {"protection", "duplikasi"}, {"copy_place", "Depo DPK"}}),
                   {"review", "protection", "reason"}}},
        {"marks/safeguard", {"archivist", {{"phase", "pengamanan"}, {"date", "2026-11-20"}, {"what", "Disimpan di brankas."}}, {"phase", "date", "what"}}},
        {"marks/lift", {"archivist", with({{"kind", "vital"}}), {"kind", "reason"}}},
        {"person/events", {"archivist", {{"event", "penetapan_pensiun"}, {"trigger", "2026-11-20"}, {"note", "Pensiun."}}, {"trigger"}}},
        {"marks/copy", {"archivist", {{"date", "2026-11-20"}, {"number", "000.5.5/02/DISKOMINFO/2026"}}, {"date", "number"}}},
        {"marks/report", {"archivist", {{"date", "2026-11-20"}, {"number", "000.5.5/01/DISKOMINFO/2026"}}, {"date", "number"}}}};
    Acts acts{
        {"POST /archive/kept-lists", {"archivist", {{"form", "berkas"}}, {"form"}}}, {"POST /api/v1/archive/kept-lists", {"archivist", {{"form", "berkas"}}, {"form"}}},
        {"POST /archive/kept-lists/{id}/draft", {"archivist"}}, {"POST /api/v1/archive/kept-lists/{id}/draft", {"archivist"}},
        {"POST /archive/backlog", {"archivist", {}, {}, "arsip-lama.csv"}},
        {"POST /api/v1/archive/backlog", {"archivist", {}, {}, "arsip-lama.csv"}},
        {"POST /archive/backlog/confirm", {"archivist", {{"id", ids_["event"]}}}},
        {"POST /archive/open", {"archivist", dossier, {"code", "title"}}}, {"POST /packages", {"archivist", package, {"dossier", "receiver"}}},
        {"POST /api/v1/packages", {"archivist", package, {"dossier", "receiver"}}},
        {"POST /packages/{id}/stamp", {"archivist"}}, {"POST /api/v1/packages/{id}/stamp", {"archivist"}},
        {"POST /packages/{id}/stay", {"archivist"}}, {"POST /api/v1/packages/{id}/stay", {"archivist"}},
        {"POST /packages/{id}/receipt/confirm", {"archivist"}}, {"POST /api/v1/packages/{id}/receipt/confirm", {"archivist"}},
        {"POST /packages/{id}/receipt", {"archivist", {}, {}, "tanda-terima.json"}}, {"POST /api/v1/packages/{id}/receipt", {"archivist", {}, {}, "tanda-terima.json"}},
        {"POST /packages/imports", {"archivist", {}, {}, "paket.zip"}}, {"POST /api/v1/packages/imports", {"archivist", {}, {}, "paket.zip"}},
        {"POST /packages/imports/{id}/take", {"archivist"}}, {"POST /api/v1/packages/imports/{id}/take", {"archivist"}},
        {"POST /archive/dossiers/{id}/close", {"archivist", {{"date", "2026-11-20"}}, {"date"}}},
        {"POST /archive/dossiers/{id}/trigger", {"archivist", {{"trigger", "2026-11-20"}, {"note", "Selesai."}}, {"trigger"}}},
        {"POST /archive/events", {"records archivist", perda_of(2025), {"trigger", "basis", "basis_date"}}},
        {"POST /archive/events/{id}/cancel", {"records archivist", {{"reason", "Salah tahun."}}}},
        {"POST /api/v1/archive/events", {"records archivist", perda_of(2023), {"trigger", "basis", "basis_date"}}},
        {"POST /api/v1/archive/events/{id}/cancel", {"records archivist", {{"reason", "Salah tahun."}}}},
        {"POST /archive/file", {"archivist", file, {"code", "title"}}}, {"POST /archive/pending/file", {"archivist", {{"act", "file"}, {"letter", {"letter:" + ids_["sent"]}}}, {"letter"}}},
        {"POST /api/v1/archive/pending/file", {"archivist", {{"letters", {"letter:" + ids_["sent"]}}}, {"letters"}}},
        {"POST /api/v1/archive/dossiers", {"archivist", dossier, {"code", "title"}}},
        {"POST /api/v1/archive/dossiers/{id}/close", {"archivist", {{"date", "2026-11-20"}}, {"date"}}},
        {"POST /api/v1/archive/dossiers/{id}/trigger", {"archivist", {{"trigger", "2026-11-20"}, {"note", "Selesai."}}, {"trigger"}}},
        {"POST /api/v1/archive/dossiers/{id}/items", {"archivist", {{"subject", "letter:" + ids_["sent"]}}, {"subject"}}},
    };
    for (const std::string asked : {"/archive/moves", "/api/v1/archive/moves", "/archive/lowerings", "/api/v1/archive/lowerings", "/archive/reopenings", "/api/v1/archive/reopenings"})
        acts["POST " + asked + "/{id}/decide"] = {"records archivist", {{"verdict", "refuse"}, {"answer", "Tetap."}}, {"verdict"}};
    for (const auto& [act, known] : care)
        for (const char* base : {"POST /archive/dossiers/{id}/", "POST /api/v1/archive/dossiers/{id}/"})
            acts[base + act] = known;
    return acts;
}

Town::Acts Town::disposal_acts() {
    const Json drawn{{"kind", "transfer"}, {"dossiers", {ids_["aged dossier"]}}, {"note", "Selesai ditata."}};
    const Json act{{"act", "cancel"}, {"note", "Salah pilih."}};
    const Json line{{"lines", {"1"}}, {"found", "differs"}, {"reason", "Kurang satu map."}};
    const Json members{{"chair", ids_["head seat"]}};
    const Json paper{{"kind", "act"}, {"number", "000.5.6.1/1/SETDA/2026"}};
    Acts acts;
    for (const std::string base : {"/disposal", "/api/v1/disposals"}) {
        acts["POST " + base] = {"archivist", drawn, {"kind", "dossiers"}};
        acts["POST " + base + "/{id}/act"] = {"archivist", act, {"act"}};
        acts["POST " + base + "/{id}/lines"] = {"archivist", line, {"lines"}};
        acts["POST " + base + "/{id}/members"] = {"archivist", members};
        acts["POST " + base + "/{id}/papers/{paper}/confirm"] = {"archivist", {{"digest", std::string(64, 'a')}, {"why", "Sama dengan aslinya."}}, {"digest"}};
        acts["POST " + base + "/{id}/papers/{paper}/take-off"] = {"archivist", {{"reason", "Salah nomor."}}, {"reason"}};
        acts["POST " + base + "/{id}/assent"] = {"archivist", {{"digest", std::string(64, 'a')}}, {"digest"}};
        acts["POST " + base + "/{id}/papers"] = {"archivist", paper, {"kind", "number"}};
        acts["POST " + base + "/{id}/draft-act"] = {"archivist", Json::object()};
        acts["POST " + base + "/{id}/draft-report"] = {"archivist", Json::object()};
        acts["POST " + base + "/{id}/removal"] = {"archivist", {{"dossiers", {ids_["aged dossier"]}}, {"reason", "Sudah diterima."}}};
        acts["POST " + base + "/{id}/evidence"] = {"archivist", Json::object()};
    }
    return acts;
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
    Json lent{{"kind", "substitute"}, {"receiver", ids_["deputy appointment"]}, {"acts", {"prepare", "instruct"}},
              {"works", {"incoming"}}, {"highest", "biasa"}, {"from", "2030-12-01"}, {"until", "2030-12-31"},
              {"reason", "cuti"}, {"basis", "800.1.11.4/0045/DISKOMINFO/2026"}, {"note", "Kepala dinas sedang cuti."}};
    Json lent_with = lent;
    lent_with["position"] = ids_["head seat"];
    const Json partner{{"name", "Balai Uji Contoh"}, {"official", "Kepala"}, {"kind", "instansi_pusat"}, {"place", "Koba"},
                       {"email", "balai@contoh.go.id"}};
    Json partner_again = partner;
    partner_again["revision"] = 99;   // read long ago
    const Json merge{{"with", ids_["other partner"]}, {"revision", 99}, {"with_revision", 99}};
    return {
        {"POST /directory/units/{id}/end", {"admin", {{"successor", ids_["unit"]}, {"basis", "Peraturan Daerah"}}, {"successor", "basis"}}},
        {"POST /api/v1/directory/units/{id}/end", {"admin", {{"successor", ids_["unit"]}, {"basis", "Peraturan Daerah"}}, {"successor", "basis"}}},
        {"POST /directory/positions/{id}/appoint", {"admin", seat, {"person", "capacity", "decree", "decree_date", "from", "until"}}},
        {"POST /directory/appointments/{id}/end", {"admin", {{"last_day", "2026-11-20"}, {"position", ids_["position"]}}, {"last_day"}}},
        {"POST /directory/positions/{id}/delegate", {"admin", delegation, {"receiver", "form", "from", "until", "basis"}}},
        {"POST /directory/delegations/{id}/revoke", {"admin", {{"reason", "Pejabat kembali bertugas."}}, {"reason"}}},
        {"POST /api/v1/directory/delegations", {"admin", delegation_with, {"giver", "receiver", "form", "from", "until", "basis"}}},
        {"POST /api/v1/directory/delegations/{id}/revoke", {"admin", {{"reason", "Pejabat kembali bertugas."}}, {"reason"}}},
        {"POST /directory/positions/{id}/lend", {"admin", lent, {"kind", "receiver", "from", "until"}}},
        {"POST /directory/mailboxes/{id}/revoke", {"admin", {{"reason", "Pejabat kembali bertugas."}}, {"reason"}}},
        {"POST /api/v1/directory/mailbox-grants", {"admin", lent_with, {"kind", "position", "receiver", "from", "until"}}},
        {"POST /api/v1/directory/mailbox-grants/{id}/revoke", {"admin", {{"reason", "Pejabat kembali bertugas."}}, {"reason"}}},
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

Act Town::act(const Route& route) {
    if (acts_.empty())
        for (const Acts& some : {house_acts(), classification_acts(), letter_acts(), ink_acts(), signing_acts(), signing_many_acts(),
                                 provider_acts(), bsre_acts(), certificate_acts(), mail_acts(), disposition_acts(),
                                 archive_acts(), depot_acts(), disposal_acts(), office_acts(), deadline_acts(), undo_acts(), beside_acts(), search_acts(),
                                 style_acts(), number_acts(), number_api_acts(), notice_acts()})
            acts_.insert(some.begin(), some.end());
    const auto found = acts_.find(route.name());
    if (found != acts_.end()) return found->second;
    ADD_FAILURE() << route.name() << " changes something and no walk knows how to ask it. Teach it in " << __FILE__;
    return {};
}

}  // namespace tests
