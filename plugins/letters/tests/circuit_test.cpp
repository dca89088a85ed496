// SPDX-License-Identifier: Apache-2.0
// The circuit as laid out: order, groups, why each stands there, who is skipped; and what paraf cover.
#include "letters/domain/circuit.h"

#include <gtest/gtest.h>

namespace letters {
namespace circuit_test {

using signing::Origin;
using signing::StepKind;

const auto staff = core::PositionId::make({1}), section = core::PositionId::make({2}),
           secretary = core::PositionId::make({3}), head = core::PositionId::make({4}),
           legal = core::PositionId::make({5}), finance = core::PositionId::make({6}),
           audit = core::PositionId::make({7});

// Each position held by a person of its own; the head's superiors are no matter here.
Ground ground() {
    Ground made;
    for (const auto& each : {staff, section, secretary, head, legal, finance, audit})
        made.people[each] = {each.uuid};
    made.drafter = made.people[staff];
    made.drafter_position = staff;
    made.line = {section, secretary, head};
    return made;
}

Content content() {
    Content made;
    made.initials = {section, secretary};
    made.signer = head;
    return made;
}

signing::Circuit circuit() {
    signing::Circuit made;
    made.steps = {{StepKind::coordination, legal, 1, true}, {StepKind::coordination, finance, 2, false}};
    return made;
}

// "section:1 legal:2 -staff head:3": skipped ones with a dash.
std::string shown(const std::vector<Station>& stations) {
    const std::map<core::PositionId, std::string> names{{staff, "staff"},     {section, "section"}, {secretary, "secretary"},
                                                        {head, "head"},       {legal, "legal"},     {finance, "finance"},
                                                        {audit, "audit"}};
    std::string text;
    for (const auto& each : stations) {
        text += text.empty() ? "" : " ";
        text += each.skip == Skip::none ? names.at(each.position) + ":" + std::to_string(each.group)
                                        : "-" + names.at(each.position);
    }
    return text;
}

TEST(Circuit, superiors_then_coordination_then_the_signer) {
    auto wanted = content();
    wanted.coordinators = {legal, finance};
    const auto stations = lay_out(wanted, ground());
    EXPECT_EQ(shown(stations), "section:1 secretary:2 legal:3 finance:3 head:4");
    EXPECT_EQ(stations[0].origin, Origin::line);
    EXPECT_EQ(stations[2].origin, Origin::drafter);
    EXPECT_EQ(stations[2].kind, StepKind::coordination);
    EXPECT_EQ(stations[4].kind, StepKind::signature);
    EXPECT_EQ(wishes(stations).size(), 5u);
    EXPECT_TRUE(signing::StepKind::coordination == wishes(stations)[3].kind && wishes(stations)[3].group == 3);
}

TEST(Circuit, what_the_unit_requires_is_there_and_comes_in_stages) {
    auto where = ground();
    where.circuit = circuit();
    auto wanted = content();
    EXPECT_EQ(shown(lay_out(wanted, where)), "section:1 secretary:2 legal:3 head:4");
    wanted.coordinators = {finance, audit};
    const auto stations = lay_out(wanted, where);
    EXPECT_EQ(shown(stations), "section:1 secretary:2 audit:3 legal:3 finance:4 head:5");
    EXPECT_TRUE(stations[3].required);
    EXPECT_EQ(stations[3].origin, Origin::circuit);
    EXPECT_EQ(stations[4].origin, Origin::circuit);
    EXPECT_FALSE(stations[4].required);
    EXPECT_EQ(stations[2].origin, Origin::drafter);
}

TEST(Circuit, drafters_do_not_initial_their_own) {
    auto wanted = content();
    wanted.initials = {staff, section};
    const auto stations = lay_out(wanted, ground());
    EXPECT_EQ(shown(stations), "-staff section:1 head:2");
    EXPECT_EQ(stations[0].skip, Skip::drafter);
    auto where = ground();
    where.people[section] = where.drafter;   // acting head of section himself
    EXPECT_EQ(shown(lay_out(content(), where)), "-section secretary:1 head:2");
    wanted = content();
    wanted.initials = {};
    wanted.signer = staff;
    EXPECT_EQ(shown(lay_out(wanted, ground())), "staff:1") << "but they may sign what they drafted";
}

TEST(Circuit, nobody_is_asked_twice_in_a_row) {
    auto where = ground();
    where.people[secretary] = where.people[section];
    EXPECT_EQ(shown(lay_out(content(), where)), "section:1 -secretary head:2");
    where = ground();
    where.people[secretary] = where.people[head];
    EXPECT_EQ(shown(lay_out(content(), where)), "section:1 -secretary head:2") << "the signature is enough";
    auto wanted = content();
    wanted.initials = {section, head, secretary};
    EXPECT_EQ(shown(lay_out(wanted, ground())), "section:1 -head secretary:2 head:3");
    wanted = content();
    wanted.coordinators = {section, legal};
    EXPECT_EQ(shown(lay_out(wanted, ground())), "section:1 secretary:2 -section legal:3 head:4");
    where = ground();
    where.people[legal] = where.people[section];   // the same person, but another in between
    wanted.coordinators = {legal};
    EXPECT_EQ(shown(lay_out(wanted, where)), "section:1 secretary:2 legal:3 head:4");
    where.people.clear();
    EXPECT_EQ(shown(lay_out(content(), where)), "section:1 secretary:2 head:3") << "vacant positions are nobody's double";
}

TEST(Circuit, several_sign_at_the_end_one_by_one) {
    auto wanted = content();
    wanted.initials = {section, legal};
    wanted.coordinators = {finance};
    wanted.cosigners = {audit, legal};
    EXPECT_EQ(shown(lay_out(wanted, ground())), "section:1 -legal finance:2 head:3 audit:4 legal:5")
        << "who signs gives no paraf too";
    auto where = ground();
    where.people[audit] = where.people[head];
    const auto stations = lay_out(wanted, where);
    EXPECT_EQ(shown(stations), "section:1 -legal finance:2 head:3 audit:4 legal:5") << "no signature falls away";
    EXPECT_EQ(wishes(stations).back().kind, StepKind::signature);
}

TEST(Circuit, more_than_three_superiors_are_a_warning) {
    auto wanted = content();
    EXPECT_FALSE(too_many_initials(lay_out(wanted, ground())));
    wanted.initials = {section, secretary, legal, finance};
    EXPECT_TRUE(too_many_initials(lay_out(wanted, ground())));
    wanted.initials = {staff, section, secretary, legal};
    EXPECT_FALSE(too_many_initials(lay_out(wanted, ground()))) << "skipped ones do not count";
}

// Change what stands on the sheet and paraf lapse; change what does not and they stay.
TEST(Circuit, paraf_cover_what_is_printed) {
    style::Kind letter, decision;
    letter.head = style::Head::surat;
    decision.head = style::Head::judul_tengah;
    decision.recipients = style::Recipients::none;
    const auto base = content();
    const auto differs = [&](const style::Kind& kind, auto change) {
        auto other = base;
        change(other);
        return printed_digest(other, kind) != printed_digest(base, kind);
    };
    for (const auto* kind : {&letter, &decision}) {
        EXPECT_TRUE(differs(*kind, [](Content& c) { c.subject = "Lain"; }));
        EXPECT_TRUE(differs(*kind, [](Content& c) { c.parts["body"] = "Lain"; }));
        EXPECT_TRUE(differs(*kind, [](Content& c) { c.signer = legal; }));
        EXPECT_TRUE(differs(*kind, [](Content& c) { c.classification = "000.1.5"; })) << "it stands in the number";
        EXPECT_FALSE(differs(*kind, [](Content& c) { c.coordinators = {legal}; }));
        EXPECT_FALSE(differs(*kind, [](Content& c) { c.initials.clear(); }));
        EXPECT_TRUE(differs(*kind, [](Content& c) { c.cosigners = {audit}; })) << "they are printed";
    }
    const auto urgent = [](Content& c) { c.urgency = Urgency::urgent; };
    const auto addressed = [](Content& c) { c.addressees = {{legal, "Kepala Bagian Hukum", false}}; };
    EXPECT_TRUE(differs(letter, urgent));
    EXPECT_FALSE(differs(decision, urgent));
    EXPECT_TRUE(differs(letter, addressed));
    EXPECT_FALSE(differs(decision, addressed));
}

}  // namespace
}  // namespace letters
