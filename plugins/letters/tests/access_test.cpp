// SPDX-License-Identifier: Apache-2.0
// Who sees and who acts, in every state and class.
#include "letters/domain/access.h"

#include <gtest/gtest.h>

namespace letters {
namespace access_test {

using classification::AccessClass;
using core::Verdict;

const auto unit = core::UnitId::make({1}), book = core::UnitId::make({2}), elsewhere = core::UnitId::make({3});
const auto drafter_seat = core::PositionId::make({4}), signer_seat = core::PositionId::make({5}),
           middle_seat = core::PositionId::make({6}), addressee_seat = core::PositionId::make({7});
const auto drafter = core::PersonId::make({8});

core::Actor actor(core::PersonId person, core::PositionId position, core::UnitId of,
                  std::set<std::string> roles = {"staff"}) {
    core::Actor made;
    made.kind = core::Actor::Kind::person;
    made.person = person;
    core::Seat seat;
    seat.position = position;
    seat.unit = of;
    seat.roles = std::move(roles);
    made.seats = {seat};
    made.rights = {"letters.read", "letters.write"};
    return made;
}

const auto stranger_person = core::PersonId::make({9});
const auto the_drafter = actor(drafter, drafter_seat, unit);
const auto colleague = actor(stranger_person, core::PositionId::make({10}), unit);
const auto chief = actor(stranger_person, core::PositionId::make({14}), unit, {"head"});
const auto archivist = actor(stranger_person, core::PositionId::make({15}), book, {"archivist"});
const auto middle = actor(stranger_person, middle_seat, book);
const auto signer = actor(stranger_person, signer_seat, book);
const auto addressee = actor(stranger_person, addressee_seat, elsewhere);
const auto clerk = actor(stranger_person, core::PositionId::make({11}), book, {"clerk"});
const auto neighbour = actor(stranger_person, core::PositionId::make({12}), book);
const auto stranger = actor(stranger_person, core::PositionId::make({13}), elsewhere);

Standing standing(State state, AccessClass access) {
    Standing made;
    made.state = state;
    made.access = access;
    made.unit = unit;
    made.book = book;
    made.drafter = drafter;
    made.drafter_position = drafter_seat;
    made.signer = signer_seat;
    if (state != State::draft) made.participants = {middle_seat, signer_seat};
    made.addressees = {addressee_seat};
    return made;
}

TEST(Access, a_lent_seat_drafts_up_to_its_class_and_binds_nobody) {
    for (const auto& seat : {signer, the_drafter, clerk, addressee})
        for (const auto state : all_states)
            for (const auto access : classification::all_access)
                for (int highest = 0; highest < 4; ++highest) {
                    auto borrower = seat;
                    core::Lent how;
                    how.highest = highest;
                    borrower.seats.front().lent = how;
                    borrower.seats.front().roles.clear();
                    const auto letter = standing(state, access);
                    for (const auto right : {Right::withdraw, Right::send, Right::scan, Right::change_circuit})
                        EXPECT_NE(may(borrower, right, letter), Verdict::allowed);
                    const auto read = may(borrower, Right::read, letter);
                    if (static_cast<int>(access) > highest) EXPECT_EQ(read, Verdict::hidden);
                    if (read == Verdict::allowed) EXPECT_EQ(may(seat, Right::read, letter), Verdict::allowed);
                    borrower.rights.clear();
                    EXPECT_EQ(may(borrower, Right::read, letter), Verdict::hidden) << "work that was not lent";
                }
}

TEST(Access, reading_by_state_and_class) {
    for (const auto state : all_states)
        for (const auto access : {AccessClass::ordinary, AccessClass::limited, AccessClass::secret,
                                  AccessClass::top_secret}) {
            const auto letter = standing(state, access);
            const auto reads = [&](const core::Actor& who) {
                return may(who, Right::read, letter) == Verdict::allowed;
            };
            SCOPED_TRACE(std::string(name(state)) + " " + std::to_string(static_cast<int>(access)));
            const bool done = state == State::sealed || state == State::sent || state == State::void_;
            EXPECT_TRUE(reads(the_drafter));
            EXPECT_EQ(reads(colleague), access == AccessClass::ordinary);
            EXPECT_EQ(reads(chief), !secret(access));
            EXPECT_EQ(reads(middle), state != State::draft);
            EXPECT_EQ(reads(signer), state != State::draft);
            EXPECT_EQ(reads(addressee), state == State::sent);
            EXPECT_EQ(reads(clerk), done && !secret(access));
            EXPECT_FALSE(reads(neighbour));
            EXPECT_EQ(may(stranger, Right::read, letter), Verdict::hidden);
            EXPECT_EQ(may(core::Actor{}, Right::read, letter), Verdict::hidden);
            EXPECT_TRUE(reads(core::Actor::system()));
        }
}

TEST(Access, what_is_personal_is_read_by_the_person_alone) {
    auto letter = standing(State::sent, AccessClass::secret);
    letter.addressees.clear();
    const auto he = core::PersonId::make({20});
    letter.persons = {he};
    EXPECT_EQ(may(actor(he, addressee_seat, elsewhere), Right::read, letter), Verdict::allowed);
    EXPECT_EQ(may(actor(he, core::PositionId::make({21}), unit), Right::read, letter), Verdict::allowed);
    EXPECT_EQ(may(addressee, Right::read, letter), Verdict::hidden) << "who holds the position now";
    auto lent = actor(he, addressee_seat, elsewhere);
    lent.seats.front().lent = core::Lent{};
    lent.seats.front().lent->highest = 3;
    EXPECT_EQ(may(lent, Right::read, letter), Verdict::hidden) << "in another's seat he is not himself";
    letter.state = State::sealed;
    EXPECT_EQ(may(actor(he, addressee_seat, elsewhere), Right::read, letter), Verdict::hidden) << "before it is sent";
}

TEST(Access, acting) {
    const auto letter = standing(State::waiting, AccessClass::ordinary);
    EXPECT_EQ(may(the_drafter, Right::edit, letter), Verdict::allowed);
    EXPECT_EQ(may(colleague, Right::take_back, letter), Verdict::allowed);
    EXPECT_EQ(may(middle, Right::edit, letter), Verdict::forbidden);
    EXPECT_EQ(may(signer, Right::withdraw, letter), Verdict::allowed);
    EXPECT_EQ(may(colleague, Right::withdraw, letter), Verdict::forbidden);
    auto without = the_drafter;
    without.rights = {"letters.read"};
    EXPECT_EQ(may(without, Right::edit, letter), Verdict::forbidden);
}

// archive.md I13: raising is for who works with it, lowering for who answers for it.
TEST(Access, the_class_is_lowered_by_its_originator_or_the_archivist_of_its_book) {
    const auto limited = standing(State::sent, AccessClass::limited), open = standing(State::sent, AccessClass::ordinary);
    for (const auto& who : {the_drafter, signer, archivist}) {
        EXPECT_EQ(may(who, Right::lower_class, limited), Verdict::allowed);
        EXPECT_EQ(may(who, Right::raise_class, limited), Verdict::allowed);
        EXPECT_EQ(may(who, Right::see_readers, limited), Verdict::allowed);
    }
    for (const auto& who : {chief, clerk}) {
        EXPECT_EQ(may(who, Right::lower_class, limited), Verdict::forbidden);
        EXPECT_EQ(may(who, Right::see_readers, limited), Verdict::forbidden);
        EXPECT_EQ(may(who, Right::raise_class, limited), Verdict::allowed);
    }
    EXPECT_EQ(may(addressee, Right::raise_class, limited), Verdict::forbidden);
    EXPECT_EQ(may(middle, Right::lower_class, limited), Verdict::forbidden);
    EXPECT_EQ(may(colleague, Right::raise_class, open), Verdict::allowed);
    EXPECT_EQ(may(colleague, Right::raise_class, limited), Verdict::hidden);
    const auto secret = standing(State::sent, AccessClass::secret);
    EXPECT_EQ(may(archivist, Right::lower_class, secret), Verdict::hidden) << "he may not know of it";
    EXPECT_EQ(may(signer, Right::lower_class, secret), Verdict::allowed);
}

TEST(Access, the_signed_sheet_is_brought_by_the_drafters_side_or_the_signer) {
    for (const auto access : {AccessClass::ordinary, AccessClass::secret}) {
        const auto letter = standing(State::printed, access);
        EXPECT_EQ(may(the_drafter, Right::scan, letter), Verdict::allowed);
        EXPECT_EQ(may(signer, Right::scan, letter), Verdict::allowed);
        EXPECT_EQ(may(colleague, Right::scan, letter), secret(access) ? Verdict::hidden : Verdict::allowed);
        EXPECT_EQ(may(middle, Right::scan, letter), Verdict::forbidden);
        for (const auto& who : {addressee, clerk, neighbour, stranger})
            EXPECT_EQ(may(who, Right::scan, letter), Verdict::hidden);
        auto without = signer;
        without.rights = {"letters.read"};
        EXPECT_EQ(may(without, Right::scan, letter), Verdict::forbidden);
    }
}

}  // namespace
}  // namespace letters
