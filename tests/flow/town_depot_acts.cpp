// SPDX-License-Identifier: Apache-2.0
// The depot of the walks: a hold, a loan that is asked for, and how its routes are asked.
#include "tests/flow/town.h"

namespace tests {

using core::Json;

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
                                                                      {"paper", true}});
    EXPECT_EQ(loan.status, 201) << loan.json.dump();
    ids_["loan"] = loan.json["id"];
}

Town::Acts Town::depot_acts() {
    const Json hold{{"name", "Pemeriksaan belanja modal"}, {"mandate", "700/0011/INSP/2026"}, {"kind", "audit"},
                    {"dossiers", {ids_["dossier"]}}};
    const Json loan{{"dossier", ids_["dossier"]}, {"purpose", "Menyusun laporan tahunan"}};
    const Json reason{{"reason", "Perkara sudah selesai."}};
    const Json whole{{"condition", "good"}, {"note", "Lengkap."}};
    const Json loss{{"loss_number", "000.5.3.4/0007/DISKOMINFO/2026"}, {"note", "Tidak ditemukan di meja peminjam."}};
    Acts acts;
    for (const std::string base : {"", "/api/v1"}) {
        const std::string holds = "POST " + base + "/depot/holds", loans = "POST " + base + "/depot/loans";
        acts[holds] = {"archivist", hold, {"name", "mandate", "kind"}};
        acts[holds + "/{id}/add"] = {"archivist", {{"dossiers", {ids_["dossier"]}}}, {"dossiers"}};
        for (const char* act : {"/propose", "/release", "/keep"}) acts[holds + "/{id}" + act] = {"archivist", reason, {"reason"}};
        acts[loans] = {"drafter", loan, {"dossier", "purpose"}};
        acts[loans + "/{id}/grant"] = {"archivist", {{"basis", "Izin tertulis kepala dinas"}}};
        acts[loans + "/{id}/refuse"] = {"archivist", reason, {"reason"}};
        acts[loans + "/{id}/withdraw"] = {"drafter"};
        acts[loans + "/{id}/out"] = {"archivist"};
        acts[loans + "/{id}/extend"] = {"archivist", reason, {"reason"}};
        acts[loans + "/{id}/return"] = {"archivist", whole, {"condition"}};
        acts[loans + "/{id}/lost"] = {"archivist", loss, {"loss_number", "note"}};
    }
    return acts;
}

}  // namespace tests
