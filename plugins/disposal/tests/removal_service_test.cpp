// SPDX-License-Identifier: Apache-2.0
// Removals of copies at random against the law as a clerk would keep it in folders (archive.md R8, I9, I19): whoever
// presses whatever, a copy goes exactly when two others than who closed the handover wanted it, its receipts tell of all
// of it and nothing holds it; and never what no other house has.
#include "disposal/tests/model_law.h"
#include "disposal/tests/model_town.h"

namespace disposal {
namespace removal_service_test {

using namespace town;
using model::Folder;
using model::Law;
using model::Press;
using model::things;

class RemovalModel : public House {
  protected:
    archive::DossierId dossier(int at) { return numbered_id<archive::DossierId>(9, history_ * things + at); }
    // A finished handover of them all, closed by that person.
    void hand_over(int closed_by);
    Removing wish(const std::vector<int>& of, bool reason) {
        Removing made;
        for (const int at : of) made.dossiers.push_back(dossier(at));
        made.reason = reason ? "Penerima sudah memegang seluruh isinya." : "";
        return made;
    }
    bool press(const Folder& folder, const Press& press) {
        Doing doing;
        doing.act = named(press.what, all_acts);
        doing.note = press.reason ? "Masih diperlukan." : "";
        return done([&] { desk_->act(offices_.as(press.who, clock_), folder.id, doing); });
    }
    void put(int at, const model::Thing& it) {
        place_->db().write([&](Tx& tx) {
            tx.exec("UPDATE town_thing SET held = ?, lent = ?, broken = ?, content = ?, receipted = ?, away = ? WHERE id = ?",
                    {it.held ? 1 : 0, it.lent ? 1 : 0, it.broken, it.content, it.receipted ? 1 : 0, it.away ? 1 : 0, dossier(at).text()});
        });
    }
    void meddle(Law& law);
    void play();
    void compare(const Law& law, const std::string& after);
    Line only_line(ProposalId id) {
        return place_->db().read([&](Tx& tx) { return parts_->proposals.lines(tx, id).at(0); });
    }

    int history_ = 0, gone_ = 0, blocked_ = 0;
    ProposalId handover_;
};

void RemovalModel::hand_over(int closed_by) {
    Proposal p;
    p.id = handover_ = numbered_id<ProposalId>(7, history_);
    p.kind = Kind::handover;
    p.state = State::done;
    p.year = 2026;
    p.unit = offices_.owning();
    p.proposer.person = person(0);
    p.proposer.position = seat(0);
    place_->db().write([&](Tx& tx) {
        p.records_unit = offices_.unit_by_code(tx, "SETDA")->id;
        parts_->proposals.insert(tx, p);
        for (int at = 0; at < things; ++at) {
            tx.exec("INSERT INTO town_thing (id, shut, over, burn, held, lent, broken, content, gone, process, process_of, away) "
                    "VALUES (?, 1, 1, 0, 0, 0, 0, 0, 0, '', '', 1)",
                    {dossier(at).text()});
            Line line;
            line.number = at + 1;
            line.dossier = dossier(at);
            line.snapshot = core::Json::object();
            parts_->proposals.insert(tx, p.id, line);
            line.decision = Decision::agreed;
            line.outcome = Outcome::done;
            parts_->proposals.save(tx, p.id, line);
        }
        for (const auto kind : all_papers_of(Kind::handover, archive::Route::none)) {
            Document paper;
            paper.kind = kind;
            paper.number = std::string(name(kind));
            paper.date = core::parse_date("2026-11-20");
            if (!made_here(kind)) paper.confirmed_by = "Ketua Panitia";
            parts_->proposals.put(tx, p.id, paper);
        }
        parts_->proposals.add(tx, p.id, {Act::finish, State::done, {person(closed_by), "", seat(closed_by), ""}, clock_.now(), ""});
    });
}

void RemovalModel::meddle(Law& law) {
    const int at = any(things);
    auto& it = law.all[static_cast<std::size_t>(at)];
    switch (any(6)) {
        case 0: it.held = !it.held; break;
        case 1: it.lent = !it.lent; break;
        case 2: it.broken = it.broken == 0 ? 1 + any(2) : 0; break;
        case 3: it.receipted = !it.receipted; break;
        case 4: it.content += any(3) == 0 ? 1 : 0; break;
        default:
            it.held = it.lent = false;
            it.receipted = true;
            it.broken = 0;
    }
    put(at, it);
}

void RemovalModel::compare(const Law& law, const std::string& after) {
    place_->db().read([&](Tx& tx) {
        for (int at = 0; at < things; ++at) {
            const auto& it = law.all[static_cast<std::size_t>(at)];
            const auto id = dossier(at).text();
            EXPECT_EQ(tx.count("SELECT COUNT(*) FROM town_thing WHERE id = ? AND gone = 1", {id}), it.gone ? 1 : 0) << after;
            EXPECT_EQ(tx.count("SELECT COUNT(*) FROM town_forgotten WHERE subject = ?", {"letter:" + id}), it.gone ? 1 : 0) << after;
            EXPECT_EQ(tx.count("SELECT COUNT(*) FROM town_thing WHERE id = ? AND process_of <> ''", {id}), it.folder >= 0 ? 1 : 0)
                << after << ", thing " << at;
        }
        for (const auto& folder : law.folders) {
            EXPECT_EQ(std::string(name(parts_->proposals.find(tx, folder.id)->state)), folder.stage) << after;
            for (const auto& line : parts_->proposals.lines(tx, folder.id)) {
                const auto& sheet = folder.sheets.at(static_cast<std::size_t>(line.number - 1));
                EXPECT_EQ(name(line.outcome), sheet.end.empty() ? "none" : sheet.end) << after << ", line " << line.number;
            }
        }
    });
}

void RemovalModel::play() {
    Law law;
    for (auto& each : law.all) each.away = true;
    const int closed_by = any(3) == 0 ? 4 : 1;
    hand_over(closed_by);
    for (int turn = 0; turn < 30 && !HasFailure(); ++turn) {
        clock_.pass(std::chrono::minutes(1));
        const auto after = "history " + std::to_string(history_) + ", turn " + std::to_string(turn);
        const bool open = !law.folders.empty() && law.folders.back().stage != "done" && law.folders.back().stage != "rejected" &&
                          law.folders.back().stage != "cancelled";
        if (any(4) == 0) {
            meddle(law);
        } else if (!open || any(20) == 0) {
            const auto of = some(things);
            const int who = any(6) == 0 ? any(people) : 0;
            const bool reason = any(8) > 0;
            ProposalId id;
            const bool did = done([&] { id = desk_->remove(offices_.as(who, clock_), handover_, wish(of, reason)); });
            ASSERT_EQ(did, law.draw_removal(who, of, closed_by, reason)) << after << ": draw by " << who;
            if (did) law.folders.back().id = id;
        } else {
            static const std::array<const char*, 6> whats{"agree", "execute", "agree", "execute", "reject", "cancel"};
            auto& folder = law.folders[any(5) == 0 ? static_cast<std::size_t>(any(static_cast<int>(law.folders.size())))
                                                   : law.folders.size() - 1];
            Press p{any(people), whats[static_cast<std::size_t>(any(any(5) == 0 ? 6 : 4))], "", {}, any(4) > 0};
            if (any(3) > 0) p.who = p.what == "agree" ? 4 : 0;
            ASSERT_EQ(press(folder, p), law.press(folder, p)) << after << ": " << p.who << " " << p.what << " while " << folder.stage;
        }
        for (auto& folder : law.folders) {
            if (folder.stage != "running") continue;
            run(folder.id);
            law.work(folder);
        }
        compare(law, after);
    }
    for (const auto& each : law.all) gone_ += each.gone ? 1 : 0;
    for (const auto& folder : law.folders)
        for (const auto& sheet : folder.sheets) blocked_ += sheet.end == "blocked" ? 1 : 0;
}

TEST_P(RemovalModel, a_copy_goes_when_the_law_lets_it_and_no_other) {
    const int wanted = GetParam() == core::db::Engine::sqlite ? 100 : 10;
    for (; history_ < wanted && !HasFailure(); ++history_) play();
    EXPECT_GT(gone_, wanted / 5) << "histories must get that far";
    EXPECT_GT(blocked_, wanted / 20);
}

TEST_P(RemovalModel, only_what_that_handover_took_to_another_house_is_proposed_and_nothing_without_its_papers) {
    hand_over(1);
    const auto refused = [&](const Removing& what) {
        return !done([&] { desk_->remove(offices_.as(0, clock_), handover_, what); });
    };
    auto stranger = wish({0}, true);
    stranger.dossiers = {numbered_id<archive::DossierId>(9, 4000)};
    EXPECT_TRUE(refused(stranger)) << "another dossier";
    put(1, {});
    EXPECT_TRUE(refused(wish({1}, true))) << "it lies with the institution of this very house";
    model::Thing unproved;
    unproved.away = true;
    unproved.receipted = false;
    put(2, unproved);
    EXPECT_TRUE(refused(wish({2}, true)));
    const auto whole = desk_->whole(offices_.as(0, clock_), handover_);
    ASSERT_EQ(whole.copies.size(), 3u) << "what is no copy is not told";
    EXPECT_FALSE(whole.copies[0].why_not);
    EXPECT_TRUE(whole.copies[1].why_not) << "no receipt";
    EXPECT_TRUE(whole.may_remove);
    EXPECT_TRUE(desk_->whole(offices_.as(3, clock_), handover_).copies.empty()) << "an archivist of the unit only sees the handover";

    const auto id = desk_->remove(offices_.as(0, clock_), handover_, wish({0}, true));
    EXPECT_TRUE(refused(wish({0}, true))) << "it is proposed already";
    place_->db().write([&](Tx& tx) { tx.exec("DELETE FROM disposal_paper WHERE proposal_id = ? AND kind = 'act'", {handover_}); });
    Folder f;
    f.id = id;
    ASSERT_TRUE(press(f, {4, "agree", "", {}, true}) && press(f, {0, "execute", "", {}, true}));
    run(id);
    EXPECT_EQ(only_line(id).outcome, Outcome::blocked);
    EXPECT_EQ(only_line(id).outcome_why.at("word"), "disposal.needs.paper.act");
}

TEST_P(RemovalModel, the_person_who_closed_the_handover_does_not_agree_in_another_seat_of_his) {
    hand_over(1);
    Folder f;
    f.id = desk_->remove(offices_.as(0, clock_), handover_, wish({0}, true));
    auto elsewhere = offices_.as(4, clock_);
    elsewhere.actor.person = person(1);
    EXPECT_FALSE(done([&] { desk_->act(elsewhere, f.id, {Act::agree, "", "", ""}); }));
    elsewhere.actor.person = person(0);
    EXPECT_FALSE(done([&] { desk_->act(elsewhere, f.id, {Act::agree, "", "", ""}); })) << "he proposed it";
    EXPECT_EQ(desk_->waiting(offices_.as(4, clock_)), 1);
    EXPECT_TRUE(press(f, {4, "agree", "", {}, true}));
    EXPECT_EQ(desk_->waiting(offices_.as(0, clock_)), 1) << "who carries it out";
}

TEST_P(RemovalModel, where_nobody_tells_of_receipts_nothing_is_proposed_and_nothing_goes) {
    hand_over(1);
    Folder f;
    f.id = desk_->remove(offices_.as(0, clock_), handover_, wish({0}, true));
    ASSERT_TRUE(press(f, {4, "agree", "", {}, true}) && press(f, {0, "execute", "", {}, true}));
    parts_->receipts = [] { return nullptr; };   // as without packages, whose guard is not asked then either
    run(f.id);
    EXPECT_EQ(only_line(f.id).outcome, Outcome::blocked);
    EXPECT_EQ(only_line(f.id).outcome_why.at("word"), "disposal.removal.no_receipts");
    EXPECT_FALSE(done([&] { desk_->remove(offices_.as(0, clock_), handover_, wish({1}, true)); }));
    const auto whole = desk_->whole(offices_.as(0, clock_), handover_);
    ASSERT_FALSE(whole.copies.empty());
    EXPECT_TRUE(whole.copies[1].why_not) << "which the page says";
    EXPECT_FALSE(whole.may_remove);
}

NASKAH_ON_BOTH_DATABASES(RemovalModel);

}  // namespace
}  // namespace disposal
