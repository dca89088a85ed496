// SPDX-License-Identifier: Apache-2.0
// The server is killed at random moments of signing, twenty times. No letter is left in doubt: each
// ends sent, with one number, and the number book has no gap.
#include <random>
#include <set>
#include <thread>

#include "core/base/error.h"
#include "tests/flow/flow.h"

namespace {

using core::Json;
using tests::Caller;
using tests::Reply;
using tests::wait_for;

class SealCrash : public tests::Flow {
  protected:
    std::string submitted(const Caller& drafter, int n) {
        const Json content = {{"kind", "nota_dinas"},
                              {"subject", "Laporan kesiapan aplikasi ke-" + std::to_string(n)},
                              {"body", "Bersama ini disampaikan laporan kesiapan aplikasi layanan publik."},
                              {"classification", "000.1.5"},
                              {"access", "biasa"},
                              {"urgency", "biasa"},
                              {"addressees", {position_id(drafter, "SETDA.SEKDA")}},
                              {"signer", position_id(drafter, "DISKOMINFO.KADIS")},
                              {"initials", Json::array()}};
        const Reply made = drafter.post("/api/v1/letters", content);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        send_up(drafter, id);
        return id;
    }

    static void sign(const Caller& head, const std::string& id) {
        try {
            head.post("/api/v1/signing/letter:" + id + "/sign", {{"passphrase", tests::demo_passphrase}});
        } catch (const core::Error&) {
            // The server died under the request; that is the point.
        }
    }
};

TEST_P(SealCrash, leaves_no_letter_in_doubt_and_no_number_lost) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), head = caller("DISKOMINFO.KADIS");
    std::mt19937 chance(20261123);
    std::uniform_int_distribution<int> moment(1, 400);
    std::set<std::string> numbers;
    constexpr int rounds = 20;
    for (int round = 1; round <= rounds; ++round) {
        const std::string id = submitted(drafter, round), path = "/api/v1/letters/" + id;
        std::thread signer([&] { sign(head, id); });
        std::this_thread::sleep_for(std::chrono::milliseconds(moment(chance)));
        server_->kill();
        signer.join();
        server_->start();
        const std::string state = drafter.get(path).json["state"];
        EXPECT_TRUE(state == "waiting" || state == "sealing" || state == "sealed" || state == "sent") << state;
        if (state == "waiting" || state == "sealing") sign(head, id);
        const Reply sent = wait_for([&] { return drafter.get(path); },
                                    [](const Reply& reply) { return reply.json["state"] == "sent"; });
        numbers.insert(sent.json["number"].get<std::string>());
    }
    EXPECT_EQ(numbers.size(), static_cast<std::size_t>(rounds));
    EXPECT_EQ(head.get("/api/v1/letter-numbers").json["gaps"], 0);
    server_->stop();
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(SealCrash);

}  // namespace
