// SPDX-License-Identifier: Apache-2.0
// In another's name, in the demo city: Sekda signs a.n. Wali Kota under the delegation, anyone sees by
// which; and once it is revoked, a letter that waits is signed by the giver himself.
#include "core/base/text.h"
#include "tests/flow/flow.h"

namespace mandate_test {

using core::Json;
using tests::Caller;
using tests::Reply;
using tests::ask;
using tests::send_up;
using tests::wait_for;

class MandateFlow : public tests::Flow {
  protected:
    std::string write(const Caller& drafter, const std::string& subject) {
        const Reply made = drafter.post("/api/v1/letters", {{"kind", "surat_dinas"},
                                                            {"subject", subject},
                                                            {"body", "Bersama ini disampaikan hal-hal sebagai berikut."},
                                                            {"classification", "000.1.5"},
                                                            {"addressees", {position_id(drafter, "DINKES.KADIS")}},
                                                            {"signer", position_id(drafter, "SETDA.SEKDA")},
                                                            {"behalf", "an"},
                                                            {"initials", {position_id(drafter, "OR.KABAG")}}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    static std::string round(const std::string& id) { return "/api/v1/signing/letter:" + id; }
};

TEST_P(MandateFlow, is_used_shown_to_anyone_and_revoked) {
    const Caller drafter = caller("OR.STAF"), section = caller("OR.KABAG"), sekda = caller("SETDA.SEKDA"),
                 mayor = caller("WALIKOTA.WK");
    const Json passphrase{{"passphrase", tests::demo_passphrase}};
    const Reply held = mayor.get("/api/v1/directory/delegations?state=active&position=" + position_id(mayor, "WALIKOTA.WK"));
    ASSERT_EQ(held.json["items"].size(), 2u) << held.json.dump();
    const Json delegation = held.json["items"].back();   // newest first; the u.b. stands on it
    const std::string basis = delegation["basis"];

    const auto first = write(drafter, "Penyampaian hasil evaluasi SPBE"), second = write(drafter, "Jadwal evaluasi SPBE");
    for (const auto& id : {first, second}) {
        send_up(drafter, id);
        ASSERT_EQ(section.post(round(id) + "/pass").status, 200);
    }
    ASSERT_EQ(sekda.post(round(first) + "/sign", passphrase).status, 200);
    const Reply sent = wait_for([&] { return drafter.get("/api/v1/letters/" + first); },
                                [](const Reply& reply) { return reply.json["state"] == "sent"; });
    EXPECT_EQ(sent.json["mandate"]["basis"], basis);
    EXPECT_EQ(sent.json["mandate"]["form"], "an");
    EXPECT_EQ(sent.json["signer"]["lines"], Json::array({"a.n. Wali Kota Pangkalpinang,", "Sekretaris Daerah,"}));
    EXPECT_EQ(mayor.get("/api/v1/letters/" + first).status, 200) << "the giver reads what is signed in his name";
    const std::string code = sent.json["code"];
    const Reply told = ask(*server_, "GET", "/api/v1/verify/" + code, {});
    EXPECT_EQ(told.json["letter"]["mandate"], basis);
    EXPECT_EQ(told.json["letter"]["signer_position"], "a.n. Wali Kota Pangkalpinang, Sekretaris Daerah");
    EXPECT_NE(ask(*server_, "GET", "/v/" + code, {}).text().find(basis), std::string::npos);

    const std::string path = "/api/v1/directory/delegations/" + delegation["id"].get<std::string>();
    EXPECT_EQ(sekda.post(path + "/revoke", {{"reason", "Bukan wewenangnya."}}).status, 403);
    ASSERT_EQ(mayor.post(path + "/revoke", {{"reason", "Wali Kota menandatangani sendiri."}}).status, 200);
    const Reply refused = sekda.post(round(second) + "/sign", passphrase);
    EXPECT_EQ(refused.status, 409) << refused.json.dump();
    EXPECT_NE(refused.json.dump().find(basis), std::string::npos) << "by which delegation, and the way out";
    EXPECT_TRUE(drafter.get("/api/v1/letters/" + second).json["number"].is_null()) << "no number was taken";
    const Reply again = drafter.post("/api/v1/letters/" + second + "/to-giver");
    ASSERT_EQ(again.status, 200) << again.json.dump();
    ASSERT_EQ(section.post(round(second) + "/pass").status, 200);
    ASSERT_EQ(sekda.post(round(second) + "/pass").status, 200);
    ASSERT_EQ(mayor.post(round(second) + "/sign", passphrase).status, 200);
    const Reply own = drafter.get("/api/v1/letters/" + second);
    EXPECT_TRUE(own.json["mandate"].is_null());
    EXPECT_EQ(own.json["signer"]["lines"], Json::array({"Wali Kota Pangkalpinang,"}));
    EXPECT_EQ(drafter.get("/api/v1/letters/" + first).json["mandate"]["basis"], basis) << "what was signed stays";
}

NASKAH_ON_BOTH_DATABASES(MandateFlow);

}  // namespace
