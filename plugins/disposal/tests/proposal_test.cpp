// SPDX-License-Identifier: Apache-2.0
// The way of proposals and decisions of lines; and at random against the rules of the trade: whatever is pressed in
// whatever order, nothing kept or struck out comes back by a bulk act, nothing runs without its papers asked for, and
// what is over stays over.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "disposal/domain/proposal.h"

namespace disposal {
namespace proposal_test {

archive::Kept ripe() {
    archive::Kept kept;
    kept.closed = core::parse_date("2010-12-20");
    kept.life = archive::Life::inactive;
    kept.custody = archive::Custody::records_unit;
    kept.phase = archive::Phase::ended;
    kept.fate = classification::Fate::destroy;
    kept.route = archive::Route::head;
    return kept;
}

TEST(Proposal, goes_its_way_and_no_other) {
    EXPECT_EQ(next(Kind::transfer, State::draft, Act::submit), State::submitted);
    EXPECT_EQ(next(Kind::transfer, State::submitted, Act::consider), std::nullopt);
    EXPECT_EQ(next(Kind::transfer, State::sent, Act::cancel), std::nullopt) << "it is on its way";
    EXPECT_EQ(next(Kind::destruction, State::decreed, Act::execute), State::running);
    EXPECT_EQ(next(Kind::handover, State::decreed, Act::execute), std::nullopt);
    EXPECT_EQ(next(Kind::handover, State::decreed, Act::finish), std::nullopt) << "nobody has received it";
    EXPECT_EQ(next(Kind::handover, State::decreed, Act::receive), State::received);
    EXPECT_EQ(next(Kind::handover, State::received, Act::finish), State::done);
    EXPECT_EQ(next(Kind::destruction, State::decreed, Act::receive), std::nullopt);
    EXPECT_EQ(next(Kind::destruction, State::decreed, Act::cancel), State::cancelled) << "where its decree is revoked";
    EXPECT_EQ(next(Kind::destruction, State::running, Act::cancel), std::nullopt) << "some may be gone";
    EXPECT_FALSE(striking(Kind::destruction, State::running) || striking(Kind::handover, State::done));
    EXPECT_EQ(next(Kind::removal, State::submitted, Act::execute), std::nullopt) << "nobody has agreed";
    EXPECT_EQ(next(Kind::removal, State::approved, Act::execute), State::running);
    EXPECT_EQ(next(Kind::removal, State::approved, Act::send), std::nullopt);
    EXPECT_EQ(next(Kind::removal, State::running, Act::cancel), std::nullopt);
    for (const auto kind : all_kinds)
        for (const auto state : {State::done, State::returned, State::rejected, State::cancelled})
            EXPECT_TRUE(acts(kind, state).empty()) << name(kind) << " " << name(state);
}

TEST(Proposal, of_destruction_has_eight_papers_by_anri_and_seven_by_the_head) {
    EXPECT_EQ(all_papers_of(Kind::destruction, archive::Route::national_archives).size(), 8u);
    EXPECT_EQ(all_papers_of(Kind::destruction, archive::Route::head).size(), 7u);
    const auto handover = all_papers_of(Kind::handover, archive::Route::none);
    EXPECT_NE(std::find(handover.begin(), handover.end(), Paper::authenticity), handover.end());
}

TEST(Proposal, takes_only_dossiers_that_are_ripe_for_it) {
    EXPECT_FALSE(against(Kind::destruction, ripe()));
    const auto refused = [](auto change) {
        auto kept = ripe();
        change(kept);
        return against(Kind::destruction, kept).has_value();
    };
    EXPECT_TRUE(refused([](auto& k) { k.phase = archive::Phase::inactive; }));
    EXPECT_TRUE(refused([](auto& k) { k.fate = classification::Fate::review; })) << "however long ago its time was over";
    EXPECT_TRUE(refused([](auto& k) { k.phase = archive::Phase::review; })) << "what nobody understands is kept (I8)";
    EXPECT_TRUE(refused([](auto& k) { k.phase = archive::Phase::unruled; }));
    EXPECT_TRUE(refused([](auto& k) { k.fate = classification::Fate::keep; }));
    EXPECT_TRUE(refused([](auto& k) { k.whole = false; }));
    EXPECT_TRUE(refused([](auto& k) { k.custody = archive::Custody::unit; }));
    EXPECT_TRUE(refused([](auto& k) { k.closed.reset(); }));
    auto copy = ripe();
    EXPECT_TRUE(against(Kind::removal, copy)) << "no copy: it is the record";
    copy.life = archive::Life::archival;
    EXPECT_TRUE(against(Kind::removal, copy)) << "with the institution of this very house";
    copy.life = archive::Life::handed_over;
    EXPECT_FALSE(against(Kind::removal, copy));
    copy.emptied = core::Instant{1};
    EXPECT_TRUE(against(Kind::removal, copy)) << "it is gone";
}

TEST(Proposal, asks_the_strictest_of_those_its_lines_need) {
    using archive::Route;
    EXPECT_EQ(strictest(Route::head, Route::national_archives), Route::national_archives);
    EXPECT_EQ(strictest(Route::none, Route::head), Route::head);
    EXPECT_EQ(strictest(Route::none, Route::none), Route::none);
}

TEST(Line, is_kept_with_a_reason_and_struck_out_for_good) {
    Line line;
    EXPECT_THROW(decide(Kind::destruction, line, Decision::kept, "", "A", false), core::Error);
    EXPECT_TRUE(decide(Kind::destruction, line, Decision::kept, "Masih diperiksa.", "A", false));
    EXPECT_FALSE(decide(Kind::destruction, line, Decision::agreed, "", "B", true)) << "a bulk act reverses nothing (I7)";
    EXPECT_EQ(line.decision, Decision::kept);
    EXPECT_THROW(decide(Kind::destruction, line, Decision::agreed, "", "B", false), core::Error) << "taking it back needs a reason";
    EXPECT_TRUE(decide(Kind::destruction, line, Decision::agreed, "Pemeriksaan selesai.", "B", false));
    strike(Kind::destruction, line, "Dicoret ANRI.", "C");
    EXPECT_THROW(decide(Kind::destruction, line, Decision::agreed, "Tetap ikut.", "B", false), core::Error);
    EXPECT_THROW(strike(Kind::destruction, line, "Sekali lagi.", "C"), core::Error);
    Line moved;
    strike(Kind::transfer, moved, "Masih dipinjam.", "C");
    EXPECT_EQ(moved.decision, Decision::struck);
    EXPECT_THROW(strike(Kind::transfer, moved, "Sekali lagi.", "C"), core::Error);
}

Document paper(Paper kind, const char* number, const char* date, const char* content) {
    Document one;
    one.kind = kind;
    one.number = number;
    one.date = core::parse_date(date);
    one.bytes = core::sha256(core::view(content));
    return one;
}

TEST(Papers, are_each_another_one_in_the_order_of_their_days) {
    const std::vector<Document> there{paper(Paper::committee, "1", "2026-11-02", "sk"), paper(Paper::minutes, "2", "2026-11-09", "n"),
                                      paper(Paper::list, "3", "2026-11-01", "daftar")};
    EXPECT_EQ(same_as(there, paper(Paper::decree, "9", "2026-11-12", "sk")), there.data()) << "one file for two papers";
    EXPECT_EQ(same_as(there, paper(Paper::decree, "2", "2026-11-09", "lain")), &there[1]) << "one number and day for two";
    EXPECT_EQ(same_as(there, paper(Paper::decree, "2", "2026-11-10", "lain")), nullptr);
    EXPECT_EQ(same_as(there, paper(Paper::minutes, "2", "2026-11-09", "n")), nullptr) << "brought once more";
    EXPECT_EQ(out_of_order(there, paper(Paper::consideration, "4", "2026-11-08", "p")), &there[1]);
    EXPECT_EQ(out_of_order(there, paper(Paper::consideration, "4", "2026-11-09", "p")), nullptr) << "on the same day";
    EXPECT_EQ(out_of_order(there, paper(Paper::committee, "1", "2026-11-10", "sk")), &there[1]) << "younger than what followed";
    EXPECT_EQ(out_of_order(there, paper(Paper::authenticity, "5", "2020-01-01", "a")), nullptr);
    const std::vector<Document> acted{paper(Paper::decree, "6", "2026-11-12", "k"), paper(Paper::act, "7", "2026-11-16", "ba")};
    EXPECT_EQ(out_of_order(acted, paper(Paper::authenticity, "8", "2026-11-17", "a")), &acted[1]) << "the act it is attached to";
    EXPECT_EQ(out_of_order(acted, paper(Paper::authenticity, "8", "2026-11-10", "a")), nullptr) << "before the decree as well";
    const std::vector<Document> stated{paper(Paper::authenticity, "8", "2026-11-17", "a")};
    EXPECT_EQ(out_of_order(stated, paper(Paper::act, "7", "2026-11-16", "ba")), stated.data());
    auto outside = paper(Paper::decree, "9", "2026-11-12", "file");
    EXPECT_TRUE(outside.outside() && !outside.counts());
    outside.confirmed_by = "Ketua";
    EXPECT_TRUE(outside.counts());
    EXPECT_TRUE(there[2].counts()) << "the server made it";
}

TEST(Line, of_a_review_is_judged_with_a_reason_and_years_where_it_is_kept_longer) {
    using Verdict = archive::Judgement::Verdict;
    Line line;
    EXPECT_THROW(decide(Kind::review, line, Decision::agreed, "", "A", false), core::Error) << "a review gives a verdict";
    EXPECT_THROW(judge(line, Verdict::destroy, 0, "", "A", false), core::Error) << "with a reason";
    EXPECT_THROW(judge(line, Verdict::extend, 0, "Perkara belum selesai.", "A", false), core::Error) << "how long?";
    EXPECT_THROW(judge(line, Verdict::extend, 101, "Perkara belum selesai.", "A", false), core::Error);
    EXPECT_THROW(judge(line, Verdict::keep, 5, "Bernilai sejarah.", "A", false), core::Error) << "for ever has no years";
    EXPECT_EQ(line.decision, Decision::open) << "what is refused changes nothing";
    EXPECT_TRUE(judge(line, Verdict::extend, 5, "Perkara belum selesai.", "A", false));
    EXPECT_TRUE(line.stands());
    EXPECT_FALSE(judge(line, Verdict::destroy, 0, "Tidak bernilai lagi.", "B", true)) << "a bulk act reverses nothing";
    EXPECT_EQ(line.verdict, Verdict::extend);
    EXPECT_TRUE(decide(Kind::review, line, Decision::kept, "Menunggu pendapat bagian hukum.", "B", false));
    EXPECT_FALSE(line.verdict) << "undecided once more";
    EXPECT_TRUE(judge(line, Verdict::keep, 0, "Bernilai sejarah.", "B", false));
    strike(Kind::review, line, "Dicoret pimpinan.", "C");
    EXPECT_THROW(judge(line, Verdict::destroy, 0, "Tetap.", "B", false), core::Error);
}

TEST(Snapshot, holds_no_words_of_letters_and_every_change_is_another_hash) {
    archive::KeptItem item;
    item.number = 1;
    item.title = "Undangan rahasia";
    item.stage = "asli";
    auto kept = ripe();
    kept.title = "Rapat";
    const auto before = freeze(kept, {item});
    EXPECT_EQ(core::json::write(before).find("Undangan"), std::string::npos);
    item.digest = core::sha256(core::view("lain"));
    EXPECT_NE(hash_of(before), hash_of(freeze(kept, {item})));
}

TEST(Snapshot, tells_what_departs_from_the_rule_and_what_was_taken_back_of_that) {
    auto kept = ripe();
    EXPECT_TRUE(freeze(kept, {}).at("exceptions").empty());
    const auto plain = hash_of(freeze(kept, {}));
    kept.apart = {{3, "permanent", 0, 0, true}, {4, "years", 10, 5, false}};
    const auto told = freeze(kept, {}).at("exceptions");
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(told[0].at("item"), 3);
    EXPECT_EQ(told[0].at("lifted"), true);
    EXPECT_EQ(told[1].at("active_years"), 10);
    EXPECT_NE(plain, hash_of(freeze(kept, {})));
}

// A model of the law, and whatever order people press.
TEST(Proposal, at_random_never_reaches_its_end_around_the_rules) {
    std::mt19937 chance(20261128);
    const auto any = [&](int below) { return static_cast<int>(chance() % static_cast<unsigned>(below)); };
    for (int round = 0; round < 2000; ++round) {
        const auto kind = all_kinds[static_cast<std::size_t>(any(4))];
        const auto route = any(2) == 0 ? archive::Route::head : archive::Route::national_archives;
        State state = State::draft;
        std::vector<Line> lines(3);
        std::vector<Decision> firm(3, Decision::open);
        std::set<Paper> papers;
        std::vector<Act> done;
        for (int press = 0; press < 60; ++press) {
            auto& line = lines[static_cast<std::size_t>(any(3))];
            const auto at = static_cast<std::size_t>(&line - lines.data());
            const auto choice = all_decisions[static_cast<std::size_t>(any(5))];
            try {
                if (deciding(kind, state) && decide(kind, line, choice, any(2) == 0 ? "Alasan." : "", "A", any(2) == 0))
                    firm[at] = line.decision;
                if (striking(kind, state) && choice == Decision::struck) {
                    strike(kind, line, "Dicoret.", "B");
                    firm[at] = Decision::struck;
                }
            } catch (const core::Error&) {
            }
            papers.insert(all_papers[static_cast<std::size_t>(any(10))]);
            const auto act = all_acts[static_cast<std::size_t>(any(13))];
            const auto to = next(kind, state, act);
            const auto wanted = papers_before(kind, route, act);
            const bool there = std::all_of(wanted.begin(), wanted.end(), [&](Paper each) { return papers.contains(each); });
            if (!to || !there) continue;
            done.push_back(act);
            state = *to;
            if (state == State::running) state = State::executed;
        }
        for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i].decision, firm[i]);
        if (kind == Kind::destruction && state == State::done) {
            for (const auto paper : all_papers_of(kind, route)) EXPECT_TRUE(papers.contains(paper)) << name(paper);
            EXPECT_EQ(done, (std::vector{Act::submit, Act::consider, Act::agree, Act::decree, Act::execute, Act::finish}));
        }
    }
}

}  // namespace
}  // namespace disposal
