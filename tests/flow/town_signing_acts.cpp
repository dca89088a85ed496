// SPDX-License-Identifier: Apache-2.0
// How the routes of signing are asked: one letter, many, keepers of keys, certificates.
#include "tests/flow/town.h"

namespace tests {

using core::Json;

// Signed with ink; and where a file of others is signed.
Town::Acts Town::ink_acts() {
    return {
        {"POST /letters/{id}/class", {"drafter", {{"access", "terbatas"}, {"reason", "Memuat data pegawai."}}, {"access", "reason"}}},
        {"POST /api/v1/letters/{id}/class", {"drafter", {{"access", "terbatas"}, {"reason", "Memuat data pegawai."}}, {"access", "reason"}}},
        {"POST /letters/{id}/file/place", {"drafter", {{"revision", 1}, {"where", "hidden"}}, {"revision", "where"}}},
        {"PUT /api/v1/letters/{id}/file/place", {"drafter", {{"version", 1}, {"hidden", true}}, {"version"}}},
        {"POST /letters/{id}/scan", {"drafter", {{"seen", 0}}, {"seen"}, "pindai.pdf"}},
        {"POST /letters/{id}/scan/signed", {"drafter", {{"scan", 1}, {"date", "2026-11-23"}, {"signed", "1"}}, {"scan"}}},
        {"POST /api/v1/letters/{id}/scans", {"drafter", {{"seen", 0}}, {"seen"}, "pindai.pdf"}},
        {"POST /api/v1/letters/{id}/signed", {"drafter", {{"scan", 1}, {"date", "2026-11-23"}, {"signed", true}}, {"scan"}}},
        {"POST /signing/ink", {"head", {{"subject", "letter:" + ids_["waiting"]}}, {"subject"}}},
        {"POST /api/v1/signing/{subject}/ink", {"head"}},
    };
}

Town::Acts Town::signing_acts() {
    const std::string letter = "letter:" + ids_["waiting"];
    const Json add{{"position", "HK.KABAG"}, {"kind", "coordination"}, {"where", ""}, {"reason", "Menyangkut hukum."}};
    const Json remove{{"step", ids_["step"]}, {"reason", "Pejabat cuti."}};
    Json add_by_id{{"position", position_id(person("drafter"), "HK.KABAG")}, {"kind", "coordination"},
                   {"reason", "Menyangkut hukum."}};
    const Json circuit{{"name", "Rangkaian dinas"}, {"unit", ids_["unit"]}, {"matter", ""}, {"line", "1"}, {"seen", "0"}};
    const Json circuit_api{{"name", "Rangkaian dinas"}, {"unit", ids_["unit"]}, {"matter", ""}, {"line", true},
                           {"steps", Json::array()}};
    return {
        {"POST /signing/{subject}/recall", {"section"}},
        {"POST /signing/{subject}/undo", {"section", {{"act", "returned"}}, {"act"}}},
        {"POST /api/v1/signing/{subject}/undo", {"section", {{"act", "returned"}}, {"act"}}},
        {"POST /signing/recall", {"section", {{"subject", letter}}, {"subject"}}},
        {"POST /signing/{subject}/change/add", {"drafter", add, {"position", "reason"}}},
        {"POST /signing/{subject}/change/remove", {"drafter", remove, {"step", "reason"}}},
        {"POST /signing/circuits", {"clerk", circuit, {"name", "unit"}}},
        {"POST /signing/circuits/{id}", {"clerk", {{"name", "Rangkaian dinas"}, {"seen", "9"}}, {"name"}}},
        {"POST /signing/circuits/{id}/remove", {"clerk"}},
        {"POST /api/v1/signing/{subject}/recall", {"section"}},
        {"POST /api/v1/signing/{subject}/add", {"drafter", add_by_id, {"position", "reason"}}},
        {"POST /api/v1/signing/{subject}/remove", {"drafter", remove, {"step", "reason"}}},
        {"POST /api/v1/signing-circuits", {"clerk", circuit_api, {"name", "unit"}}},
        {"PUT /api/v1/signing-circuits/{id}", {"clerk", {{"name", "Rangkaian dinas"}, {"version", 9}}, {"name", "version"}}},
        {"DELETE /api/v1/signing-circuits/{id}", {"clerk"}},
        {"POST /signing/pass", {"section", {{"subject", letter + "@" + ids_["content"]}, {"note", "Setuju."}}, {"subject"}}},
        {"POST /api/v1/signing/pass",
         {"section", {{"subjects", {{{"subject", letter}, {"content", ids_["content"]}}}}, {"note", "Setuju."}}, {"subjects"}}},
        {"POST /signing/return", {"section", {{"subject", letter}, {"note", "Lengkapi."}}, {"note"}}},
        {"POST /signing/sign", {"head", {{"subject", letter}, {"passphrase", "bukan ini"}}, {"subject", "passphrase"}}},
        {"POST /api/v1/signing/{subject}/pass", {"section", {{"note", "Setuju."}}}},
        {"POST /api/v1/signing/{subject}/return", {"section", {{"note", "Lengkapi."}}, {"note"}}},
        {"POST /api/v1/signing/{subject}/sign", {"head", {{"passphrase", "bukan ini"}}, {"passphrase"}}},
    };
}

// Signed with one passphrase: the letter waits for paraf, so none is tried.
Town::Acts Town::signing_many_acts() {
    const std::string letter = "letter:" + ids_["waiting"], seen = letter + "@" + ids_["content"];
    const Json subjects{{{"subject", letter}, {"content", ids_["content"]}}};
    return {
        {"POST /signing/read", {"head", {{"subject", seen}, {"answer", "consent"}}, {"subject", "answer"}}},
        {"POST /signing/many", {"head", {{"subject", seen}, {"passphrase", "bukan ini"}}, {"subject", "passphrase"}}},
        {"POST /signing/many/{id}", {"head", {{"passphrase", "bukan ini"}}, {"passphrase"}}},
        {"POST /api/v1/signing/sign-many",
         {"head", {{"subjects", subjects}, {"passphrase", "bukan ini"}}, {"subjects", "passphrase"}}},
        {"POST /api/v1/signing/sign-many/{id}", {"head", {{"passphrase", "bukan ini"}}, {"passphrase"}}},
        {"POST /api/v1/signing/{subject}/consent", {"head", {{"content", ids_["content"]}}, {"content"}}},
        {"DELETE /api/v1/signing/{subject}/consent", {"head"}},
    };
}

// Keepers of signing keys.
Town::Acts Town::provider_acts() {
    const Json provider{{"name", "BSrE kota"}, {"kind", "esign_v2"}, {"address", "https://esign.kota-contoh.example"},
                        {"user", "naskah"}, {"secret", "sandi aplikasi"}, {"active", "1"}};
    Json kept = provider;
    kept.erase("kind");   // never changes
    Json provider_api = provider;
    provider_api["active"] = true;
    Json known = provider_api;
    known["version"] = 99;   // read long ago
    const Json use{{"scope", "agency"}, {"provider", ids_["provider"]}};
    const Json gone{{"scope", "unit"}, {"holder", ids_["unit"]}};
    const std::string base = "/admin/signing/";
    return {
        {"POST " + base + "providers", {"admin", provider, {"name"}}},
        {"POST " + base + "providers/{id}", {"admin", kept, {"name"}}},
        {"POST " + base + "providers/{id}/test", {"admin"}},
        {"POST " + base + "providers/{id}/test-page", {"admin", {{"nik", "1971010101700001"}}}},
        {"POST " + base + "providers/{id}/remove", {"admin"}},
        {"POST " + base + "uses", {"admin", use, {"provider"}}},
        {"POST " + base + "uses/remove", {"admin", gone, {"scope"}}},
        {"POST /api/v1" + base + "providers", {"admin", provider_api, {"name", "kind"}}},
        {"PUT /api/v1" + base + "providers/{id}", {"admin", known, {"name", "version"}}},
        {"DELETE /api/v1" + base + "providers/{id}", {"admin"}},
        {"POST /api/v1" + base + "providers/{id}/test", {"admin"}},
        {"POST /api/v1" + base + "providers/{id}/test-page", {"admin", {{"nik", "1971010101700001"}}}},
        {"PUT /api/v1" + base + "uses", {"admin", use, {"scope", "provider"}}},
        {"DELETE /api/v1" + base + "uses", {"admin", gone, {"scope"}}},
        {"POST /signing/queue", {"head", {{"subject", "letter:" + ids_["waiting"]}}, {"subject"}}},
        {"POST /signing/queue/remove", {"head", {{"subject", "letter:" + ids_["waiting"]}}, {"subject"}}},
        {"POST /api/v1/signing/{subject}/queue", {"head"}},
        {"DELETE /api/v1/signing/{subject}/queue", {"head"}},
        {"POST /signing/otp", {"head"}},
        {"POST /api/v1/signing/otp", {"head"}},
    };
}

// Users of BSrE, the activation of an office's seal, and what BSrE thinks of a file.
Town::Acts Town::bsre_acts() {
    const Json mail{{"email", "kadis@kota-contoh.example"}}, code{{"activation", "731904"}};
    Acts acts{{"POST /signing/opinion", {"head", Json::object(), {}, "surat.pdf"}},
              {"POST /api/v1/signing-opinions", {"head", Json::object(), {}, "surat.pdf"}},
              {"POST /signing/{subject}/opinion", {"head"}},
              {"POST /api/v1/signing/{subject}/opinion", {"head"}}};
    for (const std::string one : {"POST /signing/bsre/{id}", "POST /api/v1/signing-bsre-users/{id}"}) {
        acts[one + "/ask"] = {"admin"};
        acts[one + "/propose"] = {"admin", mail};
    }
    for (const std::string seal : {"POST /admin/signing/seals/{code}", "POST /api/v1/admin/signing/seals/{code}"}) {
        acts[seal + "/request"] = {"admin"};
        acts[seal + "/activation"] = {"admin", code};
        acts[seal + "/renew"] = {"admin"};
        acts[seal + "/revoke"] = {"admin"};
    }
    return acts;
}

// Enrolment, one's own certificate, the officer's register; and what the built-in authority is asked.
Town::Acts Town::certificate_acts() {
    const Json fresh{{"passphrase", "kalimat kunci 2026"}, {"again", "kalimat kunci 2026"}};
    Json change = fresh;
    change["present"] = "bukan ini";
    const Json revoke{{"reason", "superseded"}, {"note", "Diganti."}};
    const Json check{{"document", "ktp"}, {"way", "met"}, {"note", "Cocok."}};
    Acts acts{{"POST /pki/tsa", {""}}, {"POST /pki/ocsp", {""}}};
    for (const std::string own : {"POST /signing/certificate", "POST /api/v1/signing-certificate"}) {
        acts[own + "/ask"] = {"head", {{"reason", "Berakhir tahun depan."}}};
        acts[own + "/withdraw"] = {"other head"};
        acts[own + "/make"] = {"head", fresh, {"passphrase", "again"}};
        acts[own + "/import"] = {"head", change, {}, "kunci.p12"};
        acts[own + "/keep"] = {"head"};
        acts[own + "/discard"] = {"head"};
        acts[own + "/passphrase"] = {"head", change, {"present", "passphrase", "again"}};
        acts[own + "/revoke"] = {"head", revoke, {"reason"}};
    }
    for (const std::string all : {"POST /signing/", "POST /api/v1/signing-"}) {
        acts[all + "certificates/{id}/revoke"] = {"admin", revoke, {"reason"}};
        acts[all + "enrolments/{id}/approve"] = {"admin", check, {"document", "way"}};
        acts[all + "enrolments/{id}/refuse"] = {"admin", {{"note", "Nama tidak cocok."}}, {"note"}};
    }
    return acts;
}

}  // namespace tests
