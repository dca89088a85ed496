// SPDX-License-Identifier: Apache-2.0
// What the server takes of memory, above what it has at rest, while a letter of many megabytes is signed, raised and
// proven: less than twice the file and 8 MB.
#include "tests/flow/bank.h"
#include "tests/flow/memory.h"
#include "tests/support/large_pdf.h"

namespace memory_test {

using core::Bytes;
using tests::Caller;
using tests::Reply;

using tests::megabyte;

constexpr std::size_t size = 17 * megabyte;

class Memory : public tests::MemoryFlow {
  protected:
    std::string draft(const Caller& drafter, const Bytes& file) {
        const Reply made = drafter.post("/api/v1/letters", {{"kind", "surat_dinas"},
                                                            {"subject", "Pindaian peta bidang tanah kantor kelurahan"},
                                                            {"classification", "000.1.5"},
                                                            {"addressees", {position_id(drafter, "SETDA.SEKDA")}},
                                                            {"signer", position_id(drafter, "DISKOMINFO.KADIS")}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        auto headers = drafter.headers();
        std::string body;
        std::tie(body, headers["Content-Type"]) = tests::multipart({{"version", "1"}}, {{"pindaian.pdf", file}});
        const Reply taken = tests::ask(*server_, "PUT", "/api/v1/letters/" + id + "/file", headers, body);
        EXPECT_EQ(taken.status, 200) << taken.json.dump();
        tests::send_up(drafter, id);
        return id;
    }

    // Signed, then raised by the job that follows.
    void sign(const Caller& head, const std::string& id) {
        const std::string round = "/api/v1/signing/letter:" + id;
        const Reply done = head.post(round + "/sign", {{"passphrase", tests::demo_passphrase}});
        ASSERT_EQ(done.status, 200) << done.json.dump();
        const Reply raised = tests::wait_for([&] { return head.get(round); }, [](const Reply& each) {
            return each.json.contains("evidence") && each.json["evidence"]["level"] == "B-LT";
        });
        EXPECT_EQ(raised.json["evidence"]["level"], "B-LT") << raised.json.dump();
    }

    void stays_low(const Bytes& file) {
        const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), head = caller("DISKOMINFO.KADIS");
        const std::string first = draft(drafter, tests::large_pdf(megabyte)), id = draft(drafter, file);
        sign(head, first);   // programs and fonts are loaded
        EXPECT_EQ(drafter.get("/api/v1/signing/letter:" + first + "/evidence").status, 200);
        const std::size_t most = 2 * file.size() + 8 * megabyte;
        EXPECT_LT(peak([&] { sign(head, id); }), most) << "signing";
        EXPECT_LT(peak([&] {
            const Reply made = drafter.get("/api/v1/signing/letter:" + id + "/evidence");
            EXPECT_EQ(made.status, 200);
            EXPECT_GT(made.bytes.size(), file.size());
        }), most) << "the evidence file";
    }
};

TEST_P(Memory, of_an_upload) { stays_low(tests::large_pdf(size)); }

TEST_P(Memory, of_one_that_others_signed) {
    const tests::Bank bank;
    signing::pades::Placement first;
    first.field = "PihakKesatu";
    first.later = {{"PihakKedua", 1, {}}, {"PihakKetiga", 1, signing::pades::Box{320, 10, 200, 50}}};
    signing::pades::Placement second;
    second.field = "PihakKedua";
    stays_low(bank.sign(bank.sign(tests::large_pdf(size), first), second));
}

// Where it is kept is nothing to how much is held.
INSTANTIATE_TEST_SUITE_P(Sqlite, Memory, testing::Values(core::db::Engine::sqlite), tests::engine_name);

}  // namespace
