// SPDX-License-Identifier: Apache-2.0
// The depot of the walks: a hold, a loan that is asked for, and how its routes are asked.
#include "tests/flow/town.h"

namespace tests {

using core::Json;

namespace {

Json scan_body(const std::string& dossier) {
    return {{"title", "Pemindaian laporan tahunan"}, {"method", "Pemindaian lembar demi lembar"}, {"resolution", 300},
            {"format", "PDF/A"}, {"medium_from", "Kertas"}, {"medium_to", "Berkas elektronik"}, {"operator", "Petugas pindai"},
            {"dossiers", {dossier}}};
}

Json request_body() {
    return {{"requester", "Warga Kota"}, {"contact", "Jalan Merdeka 12"}, {"purpose", "Bahan skripsi"}, {"sought", "Laporan tahunan pengembangan aplikasi"}};
}

Json reader_body() { return {{"name", "Pembaca Satu"}, {"contact", "0717-555"}, {"origin", "Universitas"}, {"rules", true}}; }

}  // namespace

void Town::depot() {
    const auto& archivist = person("archivist");
    const Reply hold = archivist.post("/api/v1/depot/holds", {{"name", "Sengketa pengadaan jaringan"},
                                                              {"mandate", "183/0042/HK/2026 tanggal 2 November 2026"},
                                                              {"kind", "dispute"},
                                                              {"dossiers", {ids_["dossier"]}}});
    EXPECT_EQ(hold.status, 201) << hold.json.dump();
    ids_["hold"] = hold.json["id"];
    const Reply loan = person("drafter").post("/api/v1/depot/loans", {{"dossier", ids_["dossier"]},
                                                                      {"purpose", "Menyusun laporan tahunan"},
                                                                      {"paper_reason", "Lampiran kertasnya perlu dilihat"}});
    EXPECT_EQ(loan.status, 201) << loan.json.dump();
    ids_["loan"] = loan.json["id"];
    const Reply room = archivist.post("/api/v1/depot/places", {{"kind", "room"}, {"code", "T1"}, {"name", "Depo uji"}});
    EXPECT_EQ(room.status, 201) << room.json.dump();
    ids_["room"] = room.json["id"];
    const Reply box = archivist.post("/api/v1/depot/places", {{"kind", "box"}, {"code", "1"}, {"name", "Boks 1"}, {"parent", ids_["room"]}});
    EXPECT_EQ(box.status, 201) << box.json.dump();
    ids_["place"] = box.json["id"];
    const Reply count = archivist.post("/api/v1/depot/places/" + ids_["place"] + "/count", {{"codes", {"9/1999"}}});
    EXPECT_EQ(count.status, 201) << count.json.dump();
    ids_["count"] = count.json["id"];
    const Reply scan = archivist.post("/api/v1/depot/scans", scan_body(ids_["dossier"]));
    EXPECT_EQ(scan.status, 201) << scan.json.dump();
    ids_["scan"] = scan.json["id"];
    const Reply made = archivist.upload("/api/v1/depot/scans/" + ids_["scan"] + "/files", {{"dossier", ids_["dossier"]}}, "laporan.pdf",
                                        archivist.get("/depot/loans.pdf").bytes);
    EXPECT_EQ(made.status, 201) << made.json.dump();
    ids_["copy"] = made.json["files"][0]["id"];
    const Reply ground = archivist.post("/api/v1/depot/grounds", {{"name", "Rahasia pribadi"}, {"citation", "UU 14/2008 pasal 17 huruf h"}});
    EXPECT_EQ(ground.status, 201) << ground.json.dump();
    ids_["ground"] = ground.json["items"][0]["id"];
    const Reply request = archivist.post("/api/v1/depot/requests", request_body());
    EXPECT_EQ(request.status, 201) << request.json.dump();
    ids_["request"] = request.json["id"];
    const Reply reader = archivist.post("/api/v1/depot/readers", reader_body());
    EXPECT_EQ(reader.status, 201) << reader.json.dump();
    ids_["reader"] = reader.json["id"];
    const Reply visit = archivist.post("/api/v1/depot/readers/" + ids_["reader"] + "/visits", {{"purpose", "Penelitian sejarah kota"}});
    EXPECT_EQ(visit.status, 201) << visit.json.dump();
    ids_["visit"] = visit.json["id"];
}

Town::Acts Town::depot_acts() {
    const Json hold{{"name", "Pemeriksaan belanja modal"}, {"mandate", "700/0011/INSP/2026"}, {"kind", "audit"},
                    {"dossiers", {ids_["dossier"]}}};
    const Json loan{{"dossier", ids_["dossier"]}, {"purpose", "Menyusun laporan tahunan"}};
    const Json reason{{"reason", "Perkara sudah selesai."}};
    const Json whole{{"condition", "good"}, {"complete", true}, {"note", "Lengkap."}};
    const Json loss{{"loss_number", "000.5.3.4/0007/DISKOMINFO/2026"}, {"note", "Tidak ditemukan di meja peminjam."}};
    const Json changed{{"code", "1"}, {"name", "Boks 1"}, {"highest", "biasa"}};
    Json made = changed;
    made["kind"] = "room";
    const Json filled{{"dossiers", {ids_["dossier"]}}, {"reason", "Disimpan."}};
    Acts acts;
    for (const std::string base : {"", "/api/v1"}) {
        const std::string holds = "POST " + base + "/depot/holds", loans = "POST " + base + "/depot/loans";
        acts[holds] = {"archivist", hold, {"name", "mandate", "kind"}};
        acts[holds + "/{id}/one"] = {"archivist", {{"dossier", ids_["dossier"]}, {"item", 1}}, {"dossier"}};
        acts[holds + "/{id}/add"] = {"archivist", {{"dossiers", {ids_["dossier"]}}}, {"dossiers"}};
        for (const char* act : {"/propose", "/release", "/keep"}) acts[holds + "/{id}" + act] = {"archivist", reason, {"reason"}};
        const std::string places = "POST " + base + "/depot/places";
        acts[places] = {"archivist", made, {"kind", "code", "name"}};
        acts[base.empty() ? places + "/{id}" : "PUT /api/v1/depot/places/{id}"] = {"archivist", changed, {"code", "name"}};
        acts[places + "/{id}/move"] = {"archivist", {{"to", ids_["room"]}, {"reason", "Rak diganti."}}, {"to", "reason"}};
        acts[places + "/{id}/shelve"] = {"archivist", filled, {"dossiers", "reason"}};
        acts[places + "/{id}/count"] = {"archivist", {{"note", "Opname tahunan."}}};
        const std::string scans = "POST " + base + "/depot/scans";
        acts[scans] = {"archivist", scan_body(ids_["dossier"]),
                       {"title", "method", "resolution", "format", "medium_from", "medium_to", "operator", "dossiers"}};
        acts[scans + "/{id}/files"] = {"archivist", {{"dossier", ids_["dossier"]}}, {"dossier"}, "laporan.pdf"};
        acts[scans + "/{id}/withdraw"] = {"archivist", {{"file", ids_["copy"]}}, {"file"}};
        acts[scans + "/{id}/check"] = {"clerk", {{"note", "Halaman 3 buram."}}};
        acts[scans + "/{id}/redo"] = {"archivist"};
        acts[scans + "/{id}/record"] = {"archivist", {{"act_number", "000.5.7/0003/DISKOMINFO/2026"}}};
        acts[scans + "/{id}/draft-act"] = {"archivist"};
        const std::string asked = "POST " + base + "/depot/requests", one = asked + "/{id}";
        acts[asked] = {"archivist", request_body(), {"requester", "contact", "purpose", "sought"}};
        acts[one + "/records"] = {"archivist", {{"dossiers", {ids_["dossier"]}}}, {"dossiers"}};
        acts[one + "/drop"] = {"archivist", {{"dossier", ids_["dossier"]}}, {"dossier"}};
        acts[one + "/judge"] = {"archivist", {{"dossier", ids_["dossier"]}, {"release", "open"}}, {"dossier", "release"}};
        acts[one + "/extend"] = {"archivist", reason, {"reason"}};
        acts[one + "/answer"] = {"archivist", {{"answer", "refused"}, {"reason", "Bukan arsip instansi ini."}, {"ground", ids_["ground"]}}, {"answer"}};
        acts[one + "/withdraw"] = {"archivist", reason, {"reason"}};
        acts[one + "/letter"] = {"archivist", {{"letter", "000.5/0001/DISKOMINFO/2026"}}, {"letter"}};
        acts[one + "/copies"] = {"archivist", {{"dossier", ids_["dossier"]}, {"copies", 2}}, {"dossier", "copies"}};
        const std::string grounds = "POST " + base + "/depot/grounds", readers = "POST " + base + "/depot/readers", visits = "POST " + base + "/depot/visits";
        acts[grounds] = {"archivist", {{"name", "Rahasia dagang"}, {"citation", "UU 14/2008 pasal 17 huruf b"}}, {"name", "citation"}};
        acts[grounds + "/{id}/end"] = {"archivist"};
        acts[readers] = {"archivist", reader_body(), {"name", "contact", "rules"}};
        acts[readers + "/{id}/visits"] = {"archivist", {{"purpose", "Penelitian sejarah kota"}}, {"purpose"}};
        acts[visits + "/{id}/ask"] = {"archivist", {{"dossier", ids_["dossier"]}, {"paper_reason", "Ukuran aslinya diperiksa."}}, {"dossier"}};
        acts[visits + "/{id}/leave"] = {"archivist"};
        acts[loans] = {"drafter", loan, {"dossier", "purpose"}};
        acts[loans + "/{id}/grant"] = {"archivist", {{"basis", "Izin tertulis kepala dinas"}}};
        for (const char* act : {"/refuse", "/extend"}) acts[loans + "/{id}" + act] = {"archivist", reason, {"reason"}};
        acts[loans + "/{id}/withdraw"] = {"drafter"};
        acts[loans + "/{id}/out"] = {"archivist"};
        acts[loans + "/{id}/return"] = {"archivist", whole, {"condition", "complete"}};
        acts[loans + "/{id}/lost"] = {"archivist", loss, {"loss_number", "note"}};
    }
    return acts;
}

}  // namespace tests
