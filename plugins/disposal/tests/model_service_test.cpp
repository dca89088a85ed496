// SPDX-License-Identifier: Apache-2.0
// Destructions at random against the law told once more as a clerk would keep it in folders (archive.md 6.7, I3 to I10
// and I26): whoever presses whatever, the house does it exactly when the folders say that it may be done, and what is
// destroyed is what they say, no dossier more and none twice. NASKAH_HISTORIES=2000 plays so many.
#include <cstdlib>

#include "disposal/tests/desk_town.h"
#include "disposal/tests/model_law.h"

namespace disposal {
namespace model_service_test {

using namespace town;
using model::Folder;
using model::Law;
using model::Press;
using model::things;

class DisposalModel : public DeskTown {
  protected:
    void play();
    void meddle(Law& law);
    Press chosen(const Folder& folder);
    void compare(const Law& law, const std::string& after);

    int destroyed_ = 0, finished_ = 0, blocked_ = 0, struck_late_ = 0, revoked_ = 0;
};

// What comes from outside: holds, loans, a gate that fails, retention that runs again, a dossier that is not as it was.
void DisposalModel::meddle(Law& law) {
    const int at = any(things);
    auto& it = law.all[static_cast<std::size_t>(at)];
    switch (any(9)) {
        case 0: it.held = !it.held; break;
        case 1: it.lent = it.lent ? false : it.folder < 0; break;   // nothing proposed is lent
        case 2: it.broken = it.broken == 0 ? 1 + any(2) : 0; break;
        case 3: it.broken = 0; break;
        case 4: it.over = any(4) > 0; break;
        case 5: it.content += any(4) == 0 ? 1 : 0; break;
        case 6: if (it.folder < 0) it.shut = any(4) > 0; break;     // nor opened again (I22)
        case 7: it.lent = false; break;
        default: it.held = false; break;
    }
    place_->db().write([&](Tx& tx) {
        tx.exec("UPDATE town_thing SET shut = ?, over = ?, held = ?, lent = ?, broken = ?, content = ? WHERE id = ?",
                {it.shut ? 1 : 0, it.over ? 1 : 0, it.held ? 1 : 0, it.lent ? 1 : 0, it.broken, it.content, dossier(at).text()});
    });
}

// Mostly what leads on, else anything by anybody.
Press DisposalModel::chosen(const Folder& f) {
    const int lines = static_cast<int>(f.sheets.size());
    std::vector<int> every;
    for (int at = 0; at < lines; ++at) every.push_back(at);
    Press p;
    p.lines = some(lines);
    p.reason = any(8) > 0;
    if (any(5) > 0) {
        const auto one = [&](int who, const char* what, const char* with = "") { return Press{who, what, with, every, true}; };
        std::vector<Press> ways;
        if (f.stage == "draft") ways = {one(0, "committee", "right"), one(0, "file", "committee"), one(0, "submit")};
        if (f.stage == "submitted")
            ways = {one(1 + any(3), "decide", "agreed"), one(2, "look", "matches"), one(1, "file", "minutes"),
                    one(3, "file", "consideration"), one(2, "assent", "seen"), one(3, "assent", "seen"), one(1, "consider")};
        if (f.stage == "considered") ways = {one(4, "file", "head_approval"), one(4, "agree")};
        if (f.stage == "agreed") ways = {one(4, "file", "decree"), one(4, "decree")};
        if (f.stage == "decreed") ways = {one(0, "witnesses", "right"), one(0, "execute")};
        // A line is taken out late, or the decree is revoked.
        if ((f.stage == "agreed" || f.stage == "decreed") && any(8) == 0) return {4, "strike", "", p.lines, true};
        if (f.stage == "decreed" && (f.papers.contains("revocation") || any(10) == 0)) ways = {one(4, "file", "revocation"), one(4, "cancel")};
        if (f.stage == "executed") ways = {one(0, "file", "act"), one(1, "finish")};
        const auto every_sheet = [&](auto has) { return std::all_of(f.sheets.begin(), f.sheets.end(), has); };
        std::erase_if(ways, [&](const Press& way) {
            if (way.what == "file") return f.papers.contains(way.with);
            if (way.what == "committee") return f.committee;
            if (way.what == "witnesses") return f.witnesses;
            if (way.what == "assent") return f.yes.contains(way.who);
            if (way.what == "decide") return every_sheet([](const auto& each) { return !each.word.empty(); });
            return way.what == "look" && every_sheet([](const auto& each) { return !each.look.empty(); });
        });
        if (!ways.empty()) return ways[static_cast<std::size_t>(any(static_cast<int>(ways.size())))];
    }
    static const std::array<const char*, 16> whats{"committee", "witnesses", "file",   "decide",  "look",   "strike",   "submit", "assent",
                                                   "consider",  "agree",     "decree", "execute", "finish", "take off", "reject", "cancel"};
    static const std::array<const char*, 10> papers{"committee", "minutes",   "consideration",   "head_approval",     "decree",
                                                    "act",       "short act", "unsigned decree", "minutes as decree", "revocation"};
    p.who = any(people);
    p.what = whats[static_cast<std::size_t>(any(any(6) == 0 ? 16 : 14))];
    if (p.what == "committee" || p.what == "witnesses")
        p.with = std::array<const char*, 3>{"right", "same", "proposer"}[static_cast<std::size_t>(any(3))];
    if (p.what == "file") p.with = papers[static_cast<std::size_t>(any(10))];
    if (p.what == "take off") p.with = papers[static_cast<std::size_t>(any(6))];
    if (p.what == "assent") p.with = any(3) == 0 ? "stale" : "seen";
    if (p.what == "decide") p.with = std::array<const char*, 3>{"agreed", "kept", "other"}[static_cast<std::size_t>(any(3))];
    if (p.what == "look") p.with = std::array<const char*, 3>{"matches", "differs", "missing"}[static_cast<std::size_t>(any(3))];
    return p;
}

void DisposalModel::compare(const Law& law, const std::string& after) {
    place_->db().read([&](Tx& tx) {
        for (int at = 0; at < things; ++at) {
            const auto& it = law.all[static_cast<std::size_t>(at)];
            const auto id = dossier(at).text();
            const auto engaged = tx.count("SELECT COUNT(*) FROM town_thing WHERE id = ? AND process_of <> ''", {id});
            EXPECT_EQ(tx.count("SELECT COUNT(*) FROM town_thing WHERE id = ? AND gone = 1", {id}), it.gone ? 1 : 0) << after;
            EXPECT_EQ(tx.count("SELECT COUNT(*) FROM town_forgotten WHERE subject = ?", {"letter:" + id}), it.gone ? 1 : 0) << after;
            EXPECT_EQ(engaged, it.folder >= 0 ? 1 : 0) << after << ", thing " << at;
        }
        for (const auto& folder : law.folders) {
            EXPECT_EQ(std::string(name(parts_->proposals.find(tx, folder.id)->state)), folder.stage) << after;
            const auto lines = parts_->proposals.lines(tx, folder.id);
            for (std::size_t at = 0; at < lines.size(); ++at) {
                const auto& sheet = folder.sheets[at];
                EXPECT_EQ(name(lines[at].decision), sheet.word.empty() ? "open" : sheet.word) << after;
                EXPECT_EQ(name(lines[at].outcome), sheet.end.empty() ? "none" : sheet.end) << after << ", line " << at + 1;
            }
        }
    });
}

void DisposalModel::play() {
    Law law;
    put_things();
    for (int press = 0; press < 70 && !HasFailure(); ++press) {
        clock_.pass(std::chrono::minutes(1));
        const auto after = "history " + std::to_string(history_) + ", press " + std::to_string(press);
        const bool open = !law.folders.empty() && law.folders.back().stage != "done" &&
                          law.folders.back().stage != "rejected" && law.folders.back().stage != "cancelled";
        const bool near = open && law.folders.back().stage == "decreed";   // what comes now must still count
        if (any(near ? 3 : 14) == 0) {
            meddle(law);
        } else if (law.folders.empty() || any(open ? 40 : 3) == 0) {
            const auto of = some(things);
            const int who = any(6) == 0 ? any(people) : 0;
            Drawn drawn;
            drawn.kind = Kind::destruction;
            for (const int at : of) drawn.dossiers.push_back(dossier(at));
            ProposalId id;
            const bool did = done([&] { id = desk_->draw(offices_.as(who, clock_), drawn); });
            ASSERT_EQ(did, law.draw(who, of)) << after << ": draw";
            if (did) law.folders.back().id = id;
        } else {
            auto& folder = any(10) == 0 ? law.folders[static_cast<std::size_t>(any(static_cast<int>(law.folders.size())))]
                                        : law.folders.back();
            const auto p = chosen(folder);
            const auto stage = folder.stage;
            const bool may = law.press(folder, p);
            ASSERT_EQ(carry_out(folder, p), may) << after << ": " << p.who << " " << p.what << " " << p.with << " while " << stage;
            struck_late_ += may && p.what == "strike" && stage != "considered" ? 1 : 0;
            revoked_ += may && p.what == "cancel" && stage == "decreed" ? 1 : 0;
        }
        for (auto& folder : law.folders) {
            if (folder.stage != "running") continue;
            run(folder.id);
            law.work(folder);
        }
        compare(law, after);
    }
    for (const auto& folder : law.folders) {
        finished_ += folder.stage == "done" ? 1 : 0;
        for (const auto& sheet : folder.sheets) blocked_ += sheet.end == "blocked" ? 1 : 0;
    }
    for (const auto& it : law.all) destroyed_ += it.gone ? 1 : 0;
}

TEST_P(DisposalModel, whoever_presses_whatever_only_what_the_law_lets_go_is_destroyed) {
    const char* said = std::getenv("NASKAH_HISTORIES");
    const int wanted = said != nullptr ? std::atoi(said) : GetParam() == core::db::Engine::sqlite ? 200 : 20;
    for (; history_ < wanted && !HasFailure(); ++history_) play();
    RecordProperty("destroyed", destroyed_);
    RecordProperty("blocked", blocked_);
    RecordProperty("finished", finished_);
    EXPECT_GT(destroyed_, wanted / 10) << "histories must get that far";
    EXPECT_GT(blocked_, wanted / 40);
    EXPECT_GT(finished_, wanted / 40);
    EXPECT_GT(struck_late_, wanted / 40);
    EXPECT_GE(revoked_, wanted / 50);
}

// Somebody may sit twice: it is the person who does not decide of his own.
TEST_P(DisposalModel, who_appraised_or_proposed_does_not_decide_in_another_seat_of_his) {
    put_things();
    Folder f;
    f.id = desk_->draw(offices_.as(0, clock_), {Kind::destruction, {dossier(0)}, ""});
    const auto go = [&](int who, const char* what, const char* with = "") {
        return carry_out(f, {who, what, with, {0}, true});
    };
    const auto elsewhere = [&](int seated, int who) {
        auto ctx = offices_.as(seated, clock_);
        ctx.actor.person = person(who);
        return ctx;
    };
    ASSERT_TRUE(go(0, "committee", "right") && go(0, "file", "committee") && go(0, "submit"));
    Deciding wish;
    wish.lines = {1};
    wish.decision = Decision::agreed;
    EXPECT_FALSE(done([&] { desk_->decide(elsewhere(1, 0), f.id, wish); })) << "he proposed it";
    ASSERT_TRUE(go(1, "decide", "agreed") && go(2, "look", "matches") && go(1, "file", "minutes") &&
                go(3, "file", "consideration") && go(2, "assent", "seen") && go(3, "assent", "seen") && go(1, "consider") && go(4, "file", "head_approval"));
    EXPECT_FALSE(done([&] { desk_->act(elsewhere(4, 1), f.id, {Act::agree, "", "", ""}); })) << "he was its chair";
    EXPECT_TRUE(go(4, "agree"));
}

// I3: asked again in the unit that destroys, whatever was asked before.
TEST_P(DisposalModel, nothing_is_carried_out_by_papers_that_do_not_count_any_more) {
    put_things();
    // Executed with the one dossier, after something has happened to its papers; why it stayed.
    const auto stayed = [&](int at, const std::function<void(ProposalId)>& happens) {
        Folder f;
        f.id = desk_->draw(offices_.as(0, clock_), {Kind::destruction, {dossier(at)}, ""});
        const auto go = [&](int who, const char* what, const char* with = "") { return carry_out(f, {who, what, with, {0}, true}); };
        EXPECT_TRUE(go(0, "committee", "right") && go(0, "file", "committee") && go(0, "submit") && go(1, "decide", "agreed") &&
                    go(2, "look", "matches") && go(1, "file", "minutes") && go(3, "file", "consideration") &&
                    go(2, "assent", "seen") && go(3, "assent", "seen") && go(1, "consider") && go(4, "file", "head_approval") &&
                    go(4, "agree") && go(4, "file", "decree") && go(4, "decree") && go(0, "witnesses", "right"));
        post_.revoked = true;
        EXPECT_FALSE(go(0, "execute")) << "by a decree that was revoked";
        post_.revokes = "head_approval";
        EXPECT_FALSE(go(0, "execute")) << "by an approval that was revoked";
        post_.revokes = "committee";   // a new one follows it, and does not undo what it appraised
        EXPECT_TRUE(go(0, "execute"));
        post_.revoked = false;
        post_.revokes = "decree";
        happens(f.id);
        run(f.id);
        const auto line = place_->db().read([&](Tx& tx) { return *parts_->proposals.line(tx, f.id, 1); });
        return line.outcome == Outcome::blocked ? line.outcome_why.at("word").get<std::string>() : std::string(name(line.outcome));
    };
    EXPECT_EQ(stayed(0, [&](ProposalId) { post_.revoked = true; }), "disposal.needs.in_force");
    post_.revoked = false;
    const auto hands = post_.all[3].by;
    EXPECT_EQ(stayed(1, [&](ProposalId) { post_.all[3].by = {seat(2)}; }), "disposal.fault.not_signed.minutes");
    post_.all[3].by = hands;
    EXPECT_EQ(stayed(2, [&](ProposalId id) {
        place_->db().write([&](Tx& tx) {
            tx.exec("UPDATE disposal_paper SET subject = '' WHERE kind = 'decree' AND proposal_id = ?", {id});
        });
    }), "disposal.needs.confirmed") << "a file nobody has confirmed";
    EXPECT_EQ(stayed(3, [](ProposalId) {}), "done");
}

// All who see the proposal read it, so it names no hold some of them may not know of.
TEST_P(DisposalModel, what_is_kept_of_a_held_dossier_is_what_everybody_may_read) {
    put_things();
    Folder f;
    f.id = desk_->draw(offices_.as(0, clock_), {Kind::destruction, {dossier(0), dossier(1)}, ""});
    const auto go = [&](int who, const char* what, const char* with = "") {
        return carry_out(f, {who, what, with, {0, 1}, true});
    };
    ASSERT_TRUE(go(0, "committee", "right") && go(0, "file", "committee") && go(0, "submit") && go(1, "decide", "agreed") &&
                go(2, "look", "matches") && go(1, "file", "minutes") && go(3, "file", "consideration") &&
                go(2, "assent", "seen") && go(3, "assent", "seen") && go(1, "consider") && go(4, "file", "head_approval") && go(4, "agree") && go(4, "file", "decree"));
    place_->db().write([&](Tx& tx) { tx.exec("UPDATE town_thing SET held = 1 WHERE id = ?", {dossier(1).text()}); });
    ASSERT_TRUE(go(4, "decree"));
    const auto lines = place_->db().read([&](Tx& tx) { return parts_->proposals.lines(tx, f.id); });
    EXPECT_TRUE(lines.at(0).stands());
    EXPECT_EQ(lines.at(1).decision, Decision::struck);
    EXPECT_EQ(lines.at(1).outcome_why.at("word"), "held_some");
    EXPECT_EQ(lines.at(1).reason, "");
}

// Who receives a transfer hangs on who proposed it: each is counted by itself.
TEST_P(DisposalModel, what_waits_is_counted_of_each_proposal_by_who_is_in_it) {
    const auto drawn_by = [&](int who, int number) {
        Proposal p;
        p.id = numbered_id<ProposalId>(8, number);
        p.kind = Kind::transfer;
        p.state = State::received;
        p.year = 2026;
        p.unit = p.records_unit = offices_.owning();
        p.proposer.person = person(who);
        p.proposer.position = seat(who);
        place_->db().write([&](Tx& tx) { parts_->proposals.insert(tx, p); });
    };
    for (int number = 0; number < 3; ++number) drawn_by(number == 1 ? 7 : 3, number);
    EXPECT_EQ(desk_->waiting(offices_.as(3, clock_)), 1) << "what he proposed himself another receives";
}

TEST(DisposalStanding, a_file_from_outside_is_confirmed_by_the_chair_or_the_head_and_by_no_other_member) {
    Proposal p;
    p.kind = Kind::destruction;
    p.state = State::considered;
    Standing chair, member, head;
    chair.parts = {Part::chair};
    member.parts = {Part::unit, Part::archivist};
    head.approver = true;
    EXPECT_TRUE(chair.confirms(p, {}, person(1)));
    EXPECT_TRUE(head.confirms(p, {}, person(1)));
    EXPECT_FALSE(member.confirms(p, {}, person(1)));
}

NASKAH_ON_BOTH_DATABASES(DisposalModel);

}  // namespace
}  // namespace disposal
