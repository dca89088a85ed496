// SPDX-License-Identifier: Apache-2.0
// PDFs others signed, registered by upload: what was found of them stands with the letter, goes with it into the dossier
// and the package, and where their authority is known the file is kept provable beside the bytes that came. Judged by
// other programs.
#include "core/base/child.h"
#include "core/base/zip.h"
#include "core/pdf/write.h"
#include "core/pki/authority.h"
#include "signing/pades/sign.h"
#include "signing/seal/local.h"
#include "tests/flow/bank.h"
#include "tests/flow/flow.h"

namespace foreign_flow_test {

using core::Bytes;
using core::Json;
using tests::Caller;
using tests::Reply;
using tests::wait_for;

Bytes circular(const std::string& words) {
    core::pdf::Document text;
    text.push_back(core::pdf::Paragraph{.runs = {{words, {}}}});
    return core::pdf::write(text, {}, NASKAH_FONTS).bytes;
}

class Foreign : public tests::Flow {
  protected:
    // By a ministry under an authority this house knows, at B-B; no key of this house's desks.
    Bytes by_ministry(const Bytes& pdf) {
        const core::pki::Authority ca(core::pki::Credential::load((server_->folder() / "data/keys/ca").string()));
        const auto now = core::SystemClock().now();
        const core::Secret secret(std::string("kementerian"));
        const auto person = ca.person({"Sari Contoh", "Kementerian Contoh"}, {now - std::chrono::minutes(5), now + std::chrono::hours(24)},
                                      core::pki::KeyKind::ec_p256);
        signing::seal::Local key(person.pkcs12(secret));
        signing::pades::Placement placement;
        placement.at = now;
        signing::pades::NoTimestamps nobody;
        return signing::pades::sign(pdf, {placement, {}, now, false}, key, secret, nobody);
    }
    std::string registered(const Caller& clerk, const std::string& number, const Bytes& file) {
        const auto day = core::iso(tests::today());
        const Reply made = clerk.upload("/api/v1/incoming",
                                        {{"sender", "Kementerian Contoh"}, {"number", number}, {"date", day}, {"received", day},
                                         {"subject", "Edaran tentang " + number}, {"classification", "000.1.5"}, {"access", "biasa"},
                                         {"position", position_id(clerk, "DISKOMINFO.KADIS")}},
                                        "edaran.pdf", file);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json.value("id", "");
    }
    static Json told(const Caller& who, const std::string& id, const std::string& keeping) {
        return wait_for([&] { return who.get("/api/v1/incoming/" + id); }, [&](const Reply& now) {
                   return now.json["signatures"].is_object() && now.json["signatures"].value("keeping", "") == keeping;
               }).json["signatures"];
    }
    // In a dossier with it, packed.
    std::map<std::string, std::string> packed(const Caller& archivist, const std::string& dossier) {
        const Reply asked = archivist.post("/api/v1/packages", {{"dossier", dossier}, {"receiver", "Lembaga kearsipan daerah"}});
        EXPECT_EQ(asked.status, 202) << asked.json.dump();
        const std::string one = "/api/v1/packages/" + asked.json.at("items").at(0).at("id").get<std::string>();
        wait_for([&] { return archivist.get(one); }, [](const Reply& now) { return now.json.value("state", "") == "ready"; });
        std::map<std::string, std::string> files;
        for (auto& part : core::zip::read(archivist.get(one + "/file").bytes))
            files[part.name.substr(part.name.find('/') + 1)] = part.bytes;
        return files;
    }
    static std::string part(const std::map<std::string, std::string>& files, const std::string& words) {
        for (const auto& [path, bytes] : files)
            if (path.find(words) != path.npos) return bytes;
        return {};
    }
    void kept_in_the_archive(const std::string& id, const Bytes& came, const Json& report);
};

void Foreign::kept_in_the_archive(const std::string& id, const Bytes& came, const Json& report) {
    const auto head = caller("DISKOMINFO.KADIS"), archivist = caller("DISKOMINFO.ARSIPARIS");
    ASSERT_LT(head.post("/api/v1/incoming/" + id + "/close", {{"note", "Cukup diketahui."}}).status, 300);
    const Reply opened = archivist.post("/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"title", "Edaran kementerian"}});
    ASSERT_EQ(opened.status, 201) << opened.json.dump();
    const std::string dossier = opened.json.at("id");
    const Reply filed = wait_for([&] { return archivist.post("/api/v1/archive/dossiers/" + dossier + "/items", {{"subject", "incoming:" + id}}); },
                                 [](const Reply& reply) { return reply.status == 201; });
    ASSERT_EQ(filed.status, 201) << filed.json.dump();
    server_->command({"integrity:stamp"});
    const auto page = archivist.get("/archive/dossiers/" + dossier).text();
    EXPECT_NE(page.find("Tanda tangan elektronik pihak lain"), std::string::npos);
    EXPECT_NE(page.find(report["sentence"].get<std::string>()), std::string::npos) << report.dump();
    const Json others = archivist.get("/api/v1/integrity/dossiers/" + dossier).json["signatures"];
    ASSERT_EQ(others.size(), 1u) << "and to programs";
    EXPECT_EQ(others[0]["item"], 1);
    for (const char* same : {"judged_at", "indication", "sentence", "keeping", "kept"}) EXPECT_EQ(others[0][same], report[same]) << same;

    const auto files = packed(archivist, dossier);
    EXPECT_EQ(part(files, "rep1/data/0001.pdf"), core::chars(came)) << "the record is what came";
    EXPECT_TRUE(part(files, "0001-terbaru-").starts_with(core::chars(came)));
    const auto beside = Json::parse(part(files, "0001-periksa-"));
    EXPECT_EQ(beside["judged_at"], report["judged_at"]);
    EXPECT_EQ(beside["indication"], report["indication"]);
    EXPECT_EQ(beside["signatures"][0]["signer"], "Sari Contoh");
    EXPECT_EQ(beside["sha256"], core::sha256(came).hex());
    const auto premis = part(files, "premis.xml");
    const auto event = premis.find("digital signature validation");
    ASSERT_NE(event, std::string::npos);
    EXPECT_NE(premis.find("Sari Contoh: ", event), std::string::npos);
}

TEST_P(Foreign, what_others_signed_is_judged_when_it_comes_and_kept) {
    const auto clerk = caller("DISKOMINFO.TU"), head = caller("DISKOMINFO.KADIS");
    const auto scan = circular("Tanpa tanda tangan."), came = by_ministry(circular("Edaran kementerian."));
    const auto plain = registered(clerk, "B-1/KC", scan), known = registered(clerk, "B-2/KC", came),
               strange = registered(clerk, "B-3/KC", tests::Bank().sign(circular("Surat bank."), {}));
    const Json report = told(head, known, "grown");
    ASSERT_TRUE(report.is_object());
    EXPECT_EQ(report["signatures"][0]["signer"], "Sari Contoh") << report.dump();
    EXPECT_EQ(report["sha256"], core::sha256(came).hex());
    const Json other = told(head, strange, "left");
    ASSERT_TRUE(other.is_object());
    EXPECT_EQ(other["indication"], "INDETERMINATE") << other.dump();
    EXPECT_EQ(other["signatures"][0]["sub_indication"], "NO_CERTIFICATE_CHAIN_FOUND") << other.dump();
    EXPECT_EQ(head.get("/api/v1/incoming/" + plain).json["signatures"], nullptr);
    EXPECT_EQ(head.get("/incoming/" + plain).text().find("Tanda tangan elektronik"), std::string::npos);
    const auto page = head.get("/incoming/" + known).text();
    for (const char* words : {"Tanda tangan elektronik", "Sari Contoh, Kementerian Contoh", "Dijaga dengan cap waktu arsip", "Diperiksa pada"})
        EXPECT_NE(page.find(words), std::string::npos) << words;
    EXPECT_NE(head.get("/incoming/" + strange).text().find("Direktur Bank Contoh, PT Bank Contoh"), std::string::npos);
    EXPECT_EQ(caller("DINKES.SEKRETARIS").get("/api/v1/incoming/" + known).status, 404);

    const std::string pdf = "/api/v1/incoming/" + known + "/pdf";
    const Bytes grown = head.get(pdf).bytes;
    EXPECT_GT(grown.size(), came.size());
    EXPECT_TRUE(std::equal(came.begin(), came.end(), grown.begin())) << "their bytes are the beginning";
    EXPECT_EQ(head.get(pdf + "?form=as_it_came").bytes, came) << "and can be had as they came";
    EXPECT_EQ(head.get(pdf + "?form=lain").status, 422);
    const Json judged = Caller(*server_, "").upload("/api/v1/verifications", {}, "edaran.pdf", grown).json;
    EXPECT_EQ(judged["indication"], "TOTAL-PASSED") << judged.dump();
    EXPECT_EQ(judged["signatures"][0]["level"], "B-LTA") << judged.dump();
    const auto poppler = core::child::run({"pdfsig", "-nocert", "/dev/stdin"}, grown).out;
    EXPECT_NE(core::chars(poppler).find("Signature is Valid."), std::string_view::npos) << core::chars(poppler);
    kept_in_the_archive(known, came, report);
}

NASKAH_ON_BOTH_DATABASES(Foreign);

}  // namespace
