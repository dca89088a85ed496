// SPDX-License-Identifier: Apache-2.0
// Taking back what was just done, on both databases: what stood before stands again, the trail keeps both acts, and
// once something followed, somebody else asks or the minutes are over, nothing is taken back.
#include "incoming/service/undoing.h"

#include "incoming/tests/kit.h"

namespace incoming {
namespace undo_service_test {

class TakenBack : public IncomingOffice {
  protected:
    IncomingId arrived() {
        clock.pass(std::chrono::seconds(1));   // it stands first in the list
        letters::Issued made;
        made.subject = "Permintaan data kinerja";
        receive(std::move(made));
        const auto id = room->desk.list(as(0), {}).lines.front().id;
        room->dispose.read(as(0), id);
        return id;
    }
    // Given to the head of the division, who has read it.
    IncomingId given() {
        const auto id = arrived();
        Instructions wish;
        wish.to = {office.all[1].id};
        wish.responsible = wish.to.front();
        wish.note = "Tindak lanjuti";
        room->dispose.give(as(0), id, wish);
        room->dispose.read(as(1), id);
        return id;
    }
    Entry entry(IncomingId id) { return room->desk.whole(as(0), id).entry; }
    Branch branch(IncomingId id, std::size_t who = 1) {
        for (const auto& disposition : room->desk.whole(as(0), id).dispositions)
            for (const auto& each : disposition.branches)
                if (each.position == office.all[who].id) return each;
        ADD_FAILURE() << "no branch";
        return {};
    }
    // "" when it was taken back, otherwise why not.
    std::string undo(std::size_t who, IncomingId id, const char* act) {
        try {
            room->undoing.undo(as(who), id, act);
            return "";
        } catch (const core::Error& error) {
            return error.key();
        }
    }
    std::vector<std::string> acts(IncomingId id) {
        std::vector<std::string> all;
        for (const auto& each : room->desk.whole(as(0), id).trail) all.push_back(each.act);
        return all;
    }
    std::optional<Marked> mark(IncomingId id) {
        return place->db().read([&](core::db::Tx& tx) {
            const auto all = room->parts.marks.of(tx, {id}, office.all[0].id);
            return all.empty() ? std::nullopt : std::optional(all.begin()->second);
        });
    }
    static constexpr const char *gone = "core.error.undo_gone", *unknown = "core.error.not_found";
};

TEST_P(TakenBack, a_letter_closed_is_open_with_its_branches_as_they_were) {
    const auto id = given();
    const auto before = branch(id);
    room->dispose.close(as(0), id, "Ditangani langsung");
    ASSERT_EQ(branch(id).state, BranchState::lapsed);
    EXPECT_EQ(room->undoing.offered(as(0), id), "closed");
    EXPECT_FALSE(room->undoing.offered(as(1), id)) << "he did not do it";
    EXPECT_EQ(undo(0, id, "closed"), "");
    EXPECT_EQ(entry(id).state, EntryState::disposed);
    EXPECT_FALSE(entry(id).closed_at);
    EXPECT_EQ(entry(id).close_note, "");
    EXPECT_EQ(branch(id).state, BranchState::read);
    EXPECT_EQ(branch(id).read_at, before.read_at);
    EXPECT_FALSE(branch(id).ended_at);
    const auto told = acts(id);
    ASSERT_GE(told.size(), 2u);
    EXPECT_EQ(told[told.size() - 2], "incoming.closed") << "what was done stays in the trail";
    EXPECT_EQ(told.back(), "incoming.undone");
    EXPECT_EQ(undo(0, id, "closed"), gone) << "once";
    EXPECT_NO_THROW(room->dispose.report(as(1), branch(id).id, "Selesai."));
    room->dispose.close(as(0), id, "Selesai");
    EXPECT_EQ(branch(id).state, BranchState::accepted);
    EXPECT_EQ(undo(0, id, "closed"), "");
    EXPECT_EQ(branch(id).state, BranchState::reported) << "taken by closing, and no more";
    EXPECT_EQ(branch(id).report, "Selesai.");
}

TEST_P(TakenBack, only_by_who_did_it_soon_and_while_nothing_followed) {
    const auto id = arrived();
    room->dispose.close(as(0), id, "");
    EXPECT_EQ(undo(2, id, "closed"), unknown) << "who never had to do with it learns nothing";
    EXPECT_EQ(undo(0, IncomingId::make(clock.now()), "closed"), unknown);
    EXPECT_EQ(undo(0, id, "sorted"), gone) << "that was not the last";
    clock.pass(core::undo::window + std::chrono::seconds(1));
    EXPECT_FALSE(room->undoing.offered(as(0), id));
    EXPECT_EQ(undo(0, id, "closed"), gone);
    EXPECT_EQ(entry(id).state, EntryState::closed);
    room->dispose.reopen(as(0), id, "Belum selesai");
    room->dispose.close(as(0), id, "");
    place->db().write([&](core::db::Tx& tx) {
        core::audit::append(tx, as(4), "archive.filed", subject_of(id));
    });
    EXPECT_EQ(undo(0, id, "closed"), gone) << "it was filed since";
    EXPECT_EQ(entry(id).state, EntryState::closed);
}

TEST_P(TakenBack, a_mark_gives_way_to_the_one_before) {
    const auto id = arrived();
    room->sorting.mark(as(0), id, Mark::today, "Rapat pukul 10.00");
    room->sorting.mark(as(0), id, Mark::later, "");
    EXPECT_EQ(undo(0, id, "sorted"), "");
    ASSERT_TRUE(mark(id));
    EXPECT_EQ(mark(id)->mark, Mark::today);
    EXPECT_EQ(mark(id)->note, "Rapat pukul 10.00");
    room->sorting.mark(as(0), id, std::nullopt, "");
    EXPECT_FALSE(mark(id));
    EXPECT_EQ(undo(0, id, "unsorted"), "");
    EXPECT_EQ(mark(id)->mark, Mark::today);
    room->sorting.mark(as(0), arrived(), Mark::important, "");
    const auto other = room->desk.list(as(0), {}).lines.front().id;
    EXPECT_EQ(undo(0, other, "sorted"), "");
    EXPECT_FALSE(mark(other)) << "there was none";
}

TEST_P(TakenBack, a_letter_moved_within_the_book_comes_back_until_it_is_read_there) {
    const auto id = arrived();
    const auto read_at = entry(id).read_at;
    room->elsewhere.redirect(as(0), id, office.all[2].id, "Ditujukan kepada staf");
    EXPECT_EQ(undo(0, id, "moved"), "");
    EXPECT_EQ(entry(id).position, office.all[0].id);
    EXPECT_EQ(entry(id).state, EntryState::read);
    EXPECT_EQ(entry(id).read_at, read_at);
    room->elsewhere.redirect(as(0), id, office.all[2].id, "Ditujukan kepada staf");
    room->dispose.read(as(2), id);
    EXPECT_EQ(undo(0, id, "moved"), gone);
    EXPECT_EQ(room->desk.whole(as(2), id).entry.position, office.all[2].id);
}

TEST_P(TakenBack, what_a_receiver_did_with_a_disposition) {
    const auto id = given();
    room->dispose.decline(as(1), branch(id).id, "Bukan urusan bagian kami");
    EXPECT_EQ(undo(1, id, "declined"), "");
    EXPECT_EQ(branch(id).state, BranchState::read);
    EXPECT_EQ(branch(id).reason, "");
    room->dispose.forward(as(1), branch(id).id, office.all[2].id, "Kerjakan");
    EXPECT_EQ(undo(1, id, "forwarded"), "");
    EXPECT_EQ(branch(id).state, BranchState::read);
    EXPECT_EQ(branch(id, 2).state, BranchState::withdrawn);
    room->dispose.report(as(1), branch(id).id, "Selesai");
    EXPECT_EQ(undo(1, id, "reported"), "");
    EXPECT_EQ(branch(id).state, BranchState::read);
    EXPECT_EQ(branch(id).report, "");
    room->dispose.forward(as(1), branch(id).id, office.all[3].id, "Kerjakan");
    room->dispose.read(as(3), id);
    EXPECT_EQ(undo(1, id, "forwarded"), gone) << "it was read there";
    EXPECT_EQ(branch(id).state, BranchState::forwarded);
}

TEST_P(TakenBack, what_a_giver_did_with_a_report) {
    const auto id = given();
    room->dispose.report(as(1), branch(id).id, "Selesai");
    room->dispose.accept(as(0), branch(id).id);
    EXPECT_EQ(undo(0, id, "accepted"), "");
    EXPECT_EQ(branch(id).state, BranchState::reported);
    const auto due = branch(id).due;
    room->dispose.give_back(as(0), branch(id).id, {"Lampirkan rekapitulasi", core::parse_date("2026-12-10"), 0});
    EXPECT_EQ(undo(0, id, "report_returned"), "");
    EXPECT_EQ(branch(id).state, BranchState::reported);
    EXPECT_EQ(branch(id).reply, "");
    EXPECT_EQ(branch(id).due, due);
    EXPECT_EQ(branch(id).report, "Selesai");
}

NASKAH_ON_BOTH_DATABASES(TakenBack);

}  // namespace
}  // namespace incoming
