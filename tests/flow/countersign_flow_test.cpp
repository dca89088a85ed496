// SPDX-License-Identifier: Apache-2.0
// An agreement that the other party has signed, uploaded as a letter and signed on top by our official: over HTTP, to
// the public page, with the judgement of another program.
#include "core/base/child.h"
#include "core/pdf/read.h"
#include "core/pdf/write.h"
#include "signing/pades/build.h"
#include "tests/flow/bank.h"
#include "tests/flow/flow.h"

namespace countersign_flow_test {

using core::Bytes;
using core::Json;
using tests::Bank;
using tests::Caller;
using tests::Reply;
using tests::wait_for;

Bytes agreement() {
    core::pdf::Document text;
    text.push_back(core::pdf::Paragraph{.runs = {{"Perjanjian kerja sama layanan pembayaran pajak daerah.", {}}}});
    return core::pdf::write(text, {}, NASKAH_FONTS).bytes;
}

// With a field left for our official.
Bytes by_bank() {
    signing::pades::Placement placement;
    placement.field = "PihakKesatu";
    placement.later = {{"PihakKedua", 1, signing::pades::Box{320, 300, 200, 60}}};
    return Bank().sign(agreement(), placement);
}

// No change at all allowed: the signature is made over P=1.
Bytes closed_by_bank() {
    const Bank bank;
    const auto plain = agreement();
    signing::pades::Placement placement;
    placement.at = bank.clock.now();
    placement.certify = true;
    auto made = signing::pades::prepare(plain, placement);
    std::string update(core::chars(made.update));
    update[update.find("/P 2 /V") + 3] = '1';
    made.update.assign(update.begin(), update.end());
    auto local = bank.key();
    signing::pades::fill(made, signing::pades::build_cms(signing::pades::digest(plain, made), *local.open(bank.secret)));
    Bytes out = plain;
    out.insert(out.end(), made.update.begin(), made.update.end());
    return out;
}

class Countersigned : public tests::Flow {
  protected:
    std::string draft(const Caller& drafter) {
        const Reply made = drafter.post("/api/v1/letters", {{"kind", "surat_dinas"},
                                                            {"subject", "Kerja sama pembayaran pajak daerah"},
                                                            {"classification", "000.1.5"},
                                                            {"addressees", {position_id(drafter, "SETDA.SEKDA")}},
                                                            {"signer", position_id(drafter, "DISKOMINFO.KADIS")}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    Reply put(const Caller& who, const std::string& id, const Bytes& file) {
        auto headers = who.headers();
        std::string body;
        std::tie(body, headers["Content-Type"]) = tests::multipart({{"version", "1"}}, {{"pks.pdf", file}});
        return tests::ask(*server_, "PUT", "/api/v1/letters/" + id + "/file", headers, body);
    }
};

TEST_P(Countersigned, ours_on_top_of_theirs) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), head = caller("DISKOMINFO.KADIS"), citizen(*server_, "");
    const std::string id = draft(drafter), path = "/api/v1/letters/" + id;
    const Reply closed = put(drafter, id, closed_by_bank());
    ASSERT_EQ(closed.status, 422);
    EXPECT_EQ(closed.json["faults"][0]["key"], "signing.earlier.certified");
    const Bytes file = by_bank();
    Bytes altered = file;
    const auto at = core::chars(file).find("/MediaBox");
    altered[at + 12] ^= 1;
    const Reply broken = put(drafter, id, altered);
    ASSERT_EQ(broken.status, 422);
    EXPECT_EQ(broken.json["faults"][0]["key"], "signing.earlier.broken") << broken.json.dump();
    const Reply taken = put(drafter, id, file);
    ASSERT_EQ(taken.status, 200) << taken.json.dump();
    const Json earlier = taken.json["content"]["file"]["earlier"];
    ASSERT_EQ(earlier.size(), 1u);
    EXPECT_EQ(earlier[0]["organization"], "PT Bank Contoh");
    EXPECT_EQ(earlier[0]["indication"], "INDETERMINATE");
    EXPECT_EQ(earlier[0]["doubt"]["key"], "signing.verdict.untrusted");
    EXPECT_EQ(taken.json["content"]["file"]["field"], "PihakKedua");
    for (const std::string& page : {"/letters/" + id + "/edit", "/letters/" + id})
        EXPECT_NE(drafter.get(page).text().find("Direktur Bank Contoh, PT Bank Contoh"), std::string::npos) << page;
    tests::send_up(drafter, id);
    EXPECT_NE(head.get("/letters/" + id).text().find("PT Bank Contoh"), std::string::npos) << "the signer is told, too";
    const Reply done = head.post("/api/v1/signing/letter:" + id + "/sign", {{"passphrase", tests::demo_passphrase}});
    ASSERT_EQ(done.status, 200) << done.json.dump();
    const Json sent = wait_for([&] { return drafter.get(path); }, [](const Reply& reply) { return reply.json["state"] == "sent"; }).json;
    const Bytes both = drafter.get(path + "/pdf").bytes;
    ASSERT_GT(both.size(), file.size());
    EXPECT_TRUE(std::equal(file.begin(), file.end(), both.begin())) << "their bytes are the beginning of ours";
    const auto judged = core::child::run({"pdfsig", "-nocert", "/dev/stdin"}, both).out;
    const std::string told(core::chars(judged));
    const auto first = told.find("Signature is Valid."), second = told.find("Signature is Valid.", first + 1);
    EXPECT_NE(second, std::string::npos) << told;
    const Json named = citizen.upload("/api/v1/verifications", {}, "pks.pdf", both).json;
    ASSERT_EQ(named["signatures"].size(), 2u);
    EXPECT_EQ(named["signatures"][0]["modifications"], "form_filling");
    EXPECT_EQ(named["signatures"][0]["sub_indication"], "NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_EQ(named["signatures"][1]["indication"], "TOTAL-PASSED");
    EXPECT_EQ(named["signatures"][1]["field"], "PihakKedua");
    const Json ours = citizen.upload("/api/v1/verify", {}, "pks.pdf", both).json;
    EXPECT_EQ(ours["letter"]["number"], sent["number"]) << "known as ours";
    // Ours first or in the middle: who signs on later does not make it another's.
    const Json longer = citizen.upload("/api/v1/verify", {}, "pks.pdf", Bank().sign(both, {})).json;
    EXPECT_EQ(longer["letter"]["number"], sent["number"]);
    EXPECT_EQ(longer["report"]["signatures"].size(), 3u);
    const std::string page = citizen.get("/v/" + sent["code"].get<std::string>()).text();
    EXPECT_NE(page.find("Direktur Bank Contoh dari PT Bank Contoh"), std::string::npos) << "who signed first is not named as our official";
    EXPECT_EQ(head.get("/api/v1/signing/letter:" + id + "/evidence").status, 200);
}

NASKAH_ON_BOTH_DATABASES(Countersigned);

}  // namespace
