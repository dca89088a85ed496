// SPDX-License-Identifier: Apache-2.0
// A letter whose circuit is by no means straight: a template of the unit, two asked at once, paraf taken
// back, a step added and one taken out, a correction on the way, a return; and every version kept.
#include "tests/flow/flow.h"

namespace circuit_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;

class CircuitFlow : public tests::Flow {
  protected:
    std::string path() const { return "/api/v1/letters/" + id_; }
    std::string round() const { return "/api/v1/signing/letter:" + id_; }
    Json steps(const Caller& who) { return who.get(round()).json["steps"]; }
    // "Nama jabatan" of the steps in a state, in order.
    std::vector<std::string> in_state(const Caller& who, const std::string& state) {
        std::vector<std::string> names;
        for (const Json& step : steps(who))
            if (step["state"] == state) names.push_back(step["position_name"]);
        return names;
    }
    std::string step_id(const Caller& who, const std::string& position) {
        for (const Json& step : steps(who))
            if (step["position"] == position && (step["state"] == "waiting" || step["state"] == "active"))
                return step["id"];
        ADD_FAILURE() << "no open step of " << position;
        return {};
    }
    Json content(const Caller& drafter);
    void template_of_the_unit(const Caller& clerk);
    void forecast_is_what_opens(const Caller& drafter);
    void taken_back_in_time(const Caller& drafter, const Caller& section);
    void changed_while_it_runs(const Caller& drafter, const Caller& head);
    void corrected_on_its_way(const Caller& drafter, const Caller& budget);
    void returned_and_up_again(const Caller& drafter, const Caller& head);
    void signed_at_last(const Caller& drafter, const Caller& head);
    void one_writes_at_a_time(const Caller& drafter, const Caller& colleague);

    std::string id_;
};

Json CircuitFlow::content(const Caller& drafter) {
    return note(drafter, "Rancangan perjanjian pemeliharaan jaringan");
}

void CircuitFlow::template_of_the_unit(const Caller& clerk) {
    const Reply unit = clerk.get("/api/v1/directory/positions/" + position_id(clerk, "DISKOMINFO.TU"));
    const Reply made = clerk.post("/api/v1/signing-circuits",
                                  {{"name", "Nota dinas lewat Bagian Hukum"},
                                   {"unit", unit.json["unit"]},
                                   {"matter", "nota_dinas"},
                                   {"steps", {{{"kind", "coordination"},
                                               {"position", position_id(clerk, "HK.KABAG")},
                                               {"required", true}}}}});
    ASSERT_EQ(made.status, 201) << made.json.dump();
    EXPECT_EQ(made.json["matter_name"], "Nota Dinas");
}

// What the drafter is shown before he submits is what is opened.
void CircuitFlow::forecast_is_what_opens(const Caller& drafter) {
    Json wanted = content(drafter);
    wanted["initials"] = {position_id(drafter, "DISKOMINFO.APTIKA.STAF"), position_id(drafter, "DISKOMINFO.APTIKA.KABID")};
    const Reply made = drafter.post("/api/v1/letters", wanted);
    ASSERT_EQ(made.status, 201) << made.json.dump();
    id_ = made.json["id"];
    const Json ahead = drafter.get(path()).json["ahead"];
    ASSERT_EQ(ahead.size(), 4u) << ahead.dump();
    EXPECT_EQ(ahead[0]["skipped"], "drafter");
    EXPECT_EQ(ahead[1]["why"], "line");
    EXPECT_EQ(ahead[2]["act"], "coordination");
    EXPECT_EQ(ahead[2]["why"], "circuit");
    EXPECT_EQ(ahead[2]["required"], true);
    EXPECT_EQ(ahead[3]["act"], "signature");
    tests::send_up(drafter, id_);
    const Json opened = steps(drafter);
    ASSERT_EQ(opened.size(), 3u) << "the drafter's own paraf is skipped";
    for (std::size_t i = 0; i < opened.size(); ++i) {
        EXPECT_EQ(opened[i]["position"], ahead[i + 1]["position"]);
        EXPECT_EQ(opened[i]["group"], ahead[i + 1]["group"]);
    }
}

void CircuitFlow::taken_back_in_time(const Caller& drafter, const Caller& section) {
    EXPECT_EQ(drafter.post(path() + "/take-back").status, 200);
    EXPECT_EQ(drafter.get(path()).json["state"], "draft");
    tests::send_up(drafter, id_);
    EXPECT_EQ(section.get(path()).status, 200);
    EXPECT_EQ(section.get(round()).status, 200);
    EXPECT_TRUE(steps(drafter)[0]["opened_at"].is_null()) << "facts about it are not what it says";
    EXPECT_EQ(section.get(path() + "/pdf").status, 200) << "the section has it open";
    EXPECT_FALSE(steps(drafter)[0]["opened_at"].is_null());
    const Reply late = drafter.post(path() + "/take-back");
    EXPECT_EQ(late.status, 409);
    EXPECT_NE(late.json["detail"].get<std::string>().find("sudah dibuka"), std::string::npos) << late.json.dump();
    ASSERT_EQ(section.post(round() + "/pass").status, 200);
    EXPECT_EQ(section.post(round() + "/recall").status, 200);
    EXPECT_EQ(steps(drafter)[0]["state"], "active");
    ASSERT_EQ(section.post(round() + "/pass").status, 200);
    const Caller legal = caller("HK.KABAG");
    EXPECT_EQ(legal.get(path() + "/pdf").status, 200);
    EXPECT_EQ(section.post(round() + "/recall").status, 409) << "the next has opened it";
}

void CircuitFlow::changed_while_it_runs(const Caller& drafter, const Caller& head) {
    const std::string budget = position_id(drafter, "DISKOMINFO.KEU");
    const std::string planning = position_id(drafter, "DISKOMINFO.REN");
    const std::string legal = step_id(drafter, position_id(drafter, "HK.KABAG"));
    EXPECT_EQ(head.post(round() + "/add", {{"position", budget}, {"reason", "Perlu"}}).status, 403)
        << "who will have it has not got it yet";
    EXPECT_EQ(drafter.post(round() + "/add", {{"position", budget}, {"reason", ""}}).status, 422);
    const Reply beside = drafter.post(
        round() + "/add", {{"position", budget}, {"beside", legal}, {"reason", "Menyangkut anggaran dinas."}});
    ASSERT_EQ(beside.status, 200) << beside.json.dump();
    EXPECT_EQ(in_state(drafter, "active").size(), 2u) << "both are asked at once";
    ASSERT_EQ(drafter.post(round() + "/add", {{"position", planning}, {"kind", "initial"}, {"reason", "Periksa jadwalnya."}}).status, 200);
    EXPECT_EQ(drafter.post(round() + "/remove", {{"step", legal}, {"reason", "Lama"}}).status, 409) << "required";
    const Reply removed = drafter.post(round() + "/remove", {{"step", step_id(drafter, planning)}, {"reason", "Sudah diperiksa."}});
    ASSERT_EQ(removed.status, 200) << removed.json.dump();
    EXPECT_EQ(in_state(drafter, "removed").size(), 1u);
}

void CircuitFlow::corrected_on_its_way(const Caller& drafter, const Caller& budget) {
    Json next = budget.get(path()).json["content"];
    const int version = budget.get(path()).json["version"];
    EXPECT_EQ(budget.get(path()).json["may_correct"], true);
    next["version"] = version;
    Json same = next;
    EXPECT_EQ(budget.post(path() + "/correct", same).json["version"], version) << "no change, no version";
    next["subject"] = "Rancangan perjanjian pemeliharaan jaringan intra pemerintah";
    const Reply corrected = budget.post(path() + "/correct", next);
    ASSERT_EQ(corrected.status, 200) << corrected.json.dump();
    EXPECT_EQ(corrected.json["version"], version + 1);
    EXPECT_EQ(corrected.json["lapsed"].size(), 1u) << "the section's paraf covered other words";
    Json late = next;
    late["subject"] = "Rancangan perjanjian jaringan";
    EXPECT_EQ(budget.post(path() + "/correct", late).status, 409) << "another version was saved since";
    EXPECT_EQ(drafter.post(path() + "/correct", next).status, 403);
    EXPECT_EQ(in_state(drafter, "lapsed").size(), 1u);
    const Json found = drafter.get(path() + "/compare").json;
    ASSERT_EQ(found["differences"].size(), 1u) << found.dump();
    EXPECT_EQ(found["to"]["cause"], "correction");
    EXPECT_EQ(found["differences"][0]["field"], "subject");
    EXPECT_EQ(found["differences"][0]["pieces"].back()["text"], " intra pemerintah");
    ASSERT_EQ(budget.post(round() + "/pass").status, 200);
    ASSERT_EQ(caller("HK.KABAG").post(round() + "/pass").status, 200);
    EXPECT_EQ(caller("DISKOMINFO.KADIS").post(round() + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 403)
        << "the section is asked again first";
    ASSERT_EQ(caller("DISKOMINFO.APTIKA.KABID").post(round() + "/pass").status, 200);
}

void CircuitFlow::returned_and_up_again(const Caller& drafter, const Caller& head) {
    EXPECT_EQ(head.post(round() + "/return", {{"note", "  "}}).status, 422);
    ASSERT_EQ(head.post(round() + "/return", {{"note", "Tambahkan jangka waktu pemeliharaan."}}).status, 200);
    Json mended = drafter.get(path()).json["content"];
    mended["version"] = drafter.get(path()).json["version"];
    mended["parts"]["body"] = "Bersama ini disampaikan rancangan perjanjian pemeliharaan jaringan selama satu tahun.";
    ASSERT_EQ(drafter.put(path(), mended).status, 200);
    tests::send_up(drafter, id_);
    const Json now = drafter.get(round()).json;
    EXPECT_EQ(now["steps"].size(), 3u) << "as the circuit of the unit has it";
    ASSERT_EQ(now["earlier"].size(), 2u);
    EXPECT_EQ(now["earlier"][0]["state"], "returned");
    EXPECT_EQ(now["earlier"][0]["steps"].back()["note"], "Tambahkan jangka waktu pemeliharaan.");
}

void CircuitFlow::signed_at_last(const Caller& drafter, const Caller& head) {
    for (const char* who : {"DISKOMINFO.APTIKA.KABID", "HK.KABAG"})
        ASSERT_EQ(caller(who).post(round() + "/pass").status, 200) << who;
    ASSERT_EQ(head.post(round() + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 200);
    tests::wait_for([&] { return drafter.get(path()); }, [](const Reply& reply) { return reply.json["state"] == "sent"; });
    EXPECT_EQ(drafter.get(path() + "/versions").json["versions"].size(), 3u) << "written, corrected, mended";
    const Caller addressee = caller("SETDA.SEKDA");
    EXPECT_EQ(addressee.get(path()).status, 200);
    for (const char* what : {"/versions", "/compare"}) EXPECT_EQ(addressee.get(path() + what).status, 404) << what;
}

// The soft lock is told to the other, and keeps nobody from saving.
void CircuitFlow::one_writes_at_a_time(const Caller& drafter, const Caller& colleague) {
    id_ = drafter.post("/api/v1/letters", content(drafter)).json["id"];
    EXPECT_EQ(drafter.post(path() + "/writing").json["mine"], true);
    EXPECT_EQ(colleague.post(path() + "/writing").json["mine"], false);
    const Json seen = colleague.get(path()).json["writing"];
    EXPECT_EQ(seen["person_name"], drafter.get(path()).json["drafter"]);
    EXPECT_EQ(colleague.post(path() + "/writing", {{"act", "take"}}).json["mine"], true);
    EXPECT_EQ(drafter.post(path() + "/writing").json["mine"], false);
    Json mine = content(drafter);
    mine["version"] = 1;
    mine["subject"] = "Disimpan walau disunting orang lain";
    EXPECT_EQ(drafter.put(path(), mine).status, 200);
    mine["subject"] = "Yang datang kemudian";
    EXPECT_EQ(colleague.put(path(), mine).status, 409) << "the version is the guard";
}

TEST_P(CircuitFlow, by_no_means_straight) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), section = caller("DISKOMINFO.APTIKA.KABID");
    const Caller head = caller("DISKOMINFO.KADIS");
    template_of_the_unit(caller("DISKOMINFO.TU"));
    forecast_is_what_opens(drafter);
    taken_back_in_time(drafter, section);
    changed_while_it_runs(drafter, head);
    corrected_on_its_way(drafter, caller("DISKOMINFO.KEU"));
    returned_and_up_again(drafter, head);
    signed_at_last(drafter, head);
    one_writes_at_a_time(drafter, section);
    server_->stop();
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(CircuitFlow);

}  // namespace
