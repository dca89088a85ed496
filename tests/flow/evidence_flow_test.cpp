// SPDX-License-Identifier: Apache-2.0
// The evidence file asked for over the wire: by whoever works with the letter, and by nobody else.
#include "core/base/child.h"
#include "core/pdf/read.h"
#include "tests/flow/flow.h"

namespace evidence_flow_test {

using tests::Caller;
using tests::Reply;

class EvidenceFlow : public tests::Flow {
  protected:
    static std::string round(const std::string& id) { return "/api/v1/signing/letter:" + id; }
    std::string sent_up(const Caller& drafter) {
        const Reply made = drafter.post("/api/v1/letters", note(drafter, "Laporan pemeliharaan pusat data"));
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        tests::send_up(drafter, id);
        return id;
    }
};

TEST_P(EvidenceFlow, is_given_to_those_who_may_see_the_letter) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), stranger = caller("DINKES.SEKRETARIS");
    const std::string id = sent_up(drafter);
    EXPECT_EQ(drafter.get(round(id) + "/evidence").status, 409) << "nothing is signed yet";
    EXPECT_EQ(drafter.get("/letters/" + id).text().find("/evidence\""), std::string::npos);
    EXPECT_EQ(caller("DISKOMINFO.APTIKA.KABID").post(round(id) + "/pass").status, 200);
    ASSERT_EQ(caller("DISKOMINFO.KADIS").post(round(id) + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 200);
    const Reply letter = tests::wait_for([&] { return drafter.get("/api/v1/letters/" + id); },
                                         [](const Reply& reply) { return reply.json["state"] == "sent"; });

    EXPECT_EQ(stranger.get(round(id) + "/evidence").status, 404);
    EXPECT_EQ(stranger.get("/signing/letter:" + id + "/evidence").status, 404);
    EXPECT_EQ(Caller(*server_, "").get(round(id) + "/evidence").status, 401);
    EXPECT_EQ(drafter.get(round("0193a2b4-0000-7000-8000-000000000000") + "/evidence").status, 404);

    EXPECT_NE(drafter.get("/letters/" + id).text().find(id + "/evidence\""), std::string::npos);
    const Reply made = drafter.get(round(id) + "/evidence");
    ASSERT_EQ(made.status, 200) << made.text();
    EXPECT_EQ(made.type, "application/pdf");
    EXPECT_NE(made.headers.at("content-disposition").find("berkas-bukti-"), std::string::npos);
    const std::string text = core::pdf::text(made.bytes);
    for (const char* each : {"Plt. Kepala Dinas Komunikasi dan Informatika", "Pelaksana Tugas (Plt.)", "127.0.0.1", "Laporan pemeliharaan pusat data"})
        EXPECT_NE(text.find(each), std::string::npos) << each << "\n" << text;
    EXPECT_NE(text.find(letter.json["number"].get<std::string>()), std::string::npos);
    const auto inside = core::child::run({"pdfdetach", "-list", "/dev/stdin"}, made.bytes);
    for (const char* each : {"naskah-bertanda-tangan.pdf", "evidence.json", "sertifikat.pem", "jejak-audit.json"})
        EXPECT_NE(core::chars(inside.out).find(each), std::string_view::npos) << each;
    const auto again = core::pdf::text(drafter.get("/signing/letter:" + id + "/evidence").bytes);
    EXPECT_NE(again.find("Berkas bukti dibuat"), std::string::npos) << "the first making stands in the trail of the second";
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(EvidenceFlow);

}  // namespace
