// SPDX-License-Identifier: Apache-2.0
// Signing in another's name, over both databases: offered, asked twice, frozen; and what follows when the
// delegation lapses while the letter waits.
#include "letters/service/sheet.h"
#include "letters/tests/kit.h"
#include "tests/support/refusal.h"

namespace letters {
namespace mandates_service_test {

class LetterMandates : public LettersService {
  protected:
    Content on_behalf() {
        auto made = content();
        made.behalf = style::Behalf::an;
        made.addressees = {{office.section, "", false}};
        return made;
    }
    Letter waiting() {
        const auto draft = services->draft.create(drafter, on_behalf());
        return services->submit.send_up(drafter, draft.id, draft.version);
    }
    std::string refused(const Content& wrong) {
        const auto draft = services->draft.create(drafter, wrong);
        try {
            services->submit.send_up(drafter, draft.id, draft.version);
        } catch (const Error& error) {
            return error.faults().empty() ? error.key() : error.faults().front().field + " " + error.faults().front().key;
        }
        return "";
    }
    std::vector<std::string> offered(const Content& of) {
        std::vector<std::string> names;
        for (const auto& each : services->desk.choices(drafter, of, services->draft.kind(drafter, of.kind)).mandates)
            names.push_back(each.name + (each.holds ? "" : " (lapsed)"));
        return names;
    }
};

TEST_P(LetterMandates, are_offered_for_the_kind_and_the_class) {
    auto letter = content();
    EXPECT_EQ(offered(letter), std::vector<std::string>{"Kepala Dinas a.n. Sekretaris Daerah"});
    letter.access = classification::AccessClass::limited;
    EXPECT_TRUE(offered(letter).empty());
    letter.behalf = style::Behalf::an;
    EXPECT_EQ(offered(letter), std::vector<std::string>{"Kepala Dinas a.n. Sekretaris Daerah (lapsed)"});
    letter = content();
    delegations.held.kinds = {"undangan"};
    EXPECT_TRUE(offered(letter).empty());
    letter.kind = "undangan";
    EXPECT_EQ(offered(letter).size(), 1u);
}

TEST_P(LetterMandates, are_asked_when_the_letter_goes_up) {
    auto secret = on_behalf();
    secret.access = classification::AccessClass::secret;
    EXPECT_EQ(refused(secret), "behalf letters.mandate.access");
    delegations.held.groups = {"arahan-penugasan"};
    EXPECT_EQ(refused(on_behalf()), "behalf letters.mandate.kind");
    delegations.held.groups = {"korespondensi-eksternal"};
    EXPECT_EQ(refused(on_behalf()), "");
    delegations.held.from = core::parse_date("2026-12-01");
    EXPECT_EQ(refused(on_behalf()), "behalf letters.mandate.early");
    auto unsigned_position = on_behalf();
    unsigned_position.signer = office.section;
    EXPECT_EQ(refused(unsigned_position), "behalf letters.mandate.unknown");
}

TEST_P(LetterMandates, are_frozen_on_the_letter) {
    const auto id = waiting().id;
    number(id);
    delegations.held.revoked_at = clock.now();
    delegations.held.basis = "lain";
    const auto letter = get(id);
    ASSERT_TRUE(letter.numbered_as && letter.numbered_as->mandate);
    const auto& mandate = *letter.numbered_as->mandate;
    EXPECT_EQ(mandate.basis, "000.8.3.1/0107/SETDA/2026");
    EXPECT_EQ(mandate.giver, office.sekda);
    EXPECT_EQ(mandate.form, style::Behalf::an);
    const auto payload = place->db().read([&](Tx& tx) {
        return core::json::parse(sheet_of(tx, services->parts, letter).payload);
    });
    EXPECT_EQ(payload["penandatangan"][0]["mandat"]["dasar"], "000.8.3.1/0107/SETDA/2026");
    EXPECT_EQ(payload["penandatangan"][0]["mandat"]["pemberi"], "Sekretaris Daerah");
    EXPECT_EQ(services->draft.find(sekda, id).id, id) << "the giver reads what is signed in his name";
    const auto bytes = services->number.bytes(signer, subject_of(id));
    place->db().write([&](Tx& tx) {
        services->number.sealed(tx, signer, subject_of(id), bytes.bytes);
        EXPECT_EQ(services->dispatch.issued(tx, id)->mandate, "000.8.3.1/0107/SETDA/2026");
    });
}

TEST_P(LetterMandates, a_signer_for_himself_needs_none) {
    delegations.held.revoked_at = clock.now();
    const auto id = submitted().id;
    number(id);
    EXPECT_FALSE(get(id).numbered_as->mandate);
    EXPECT_FALSE(services->desk.whole(drafter, id).mandate);
}

TEST_P(LetterMandates, a_lapsed_one_signs_nothing_and_takes_no_number) {
    const auto id = waiting().id;
    EXPECT_TRUE(services->desk.whole(drafter, id).mandate->holds());
    EXPECT_FALSE(services->desk.whole(drafter, id).may_pass_to_giver);
    delegations.held.until = core::parse_date("2026-11-22");
    try {
        number(id);
        FAIL() << "signed by a delegation that ended";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Code::conflict);
        EXPECT_EQ(error.key(), "letters.mandate.over");
    }
    EXPECT_EQ(get(id).state, State::waiting);
    EXPECT_FALSE(get(id).numbered_as);
    EXPECT_TRUE(books->books.book(drafter, {}).lines.empty()) << "no number was taken";
    const auto whole = services->desk.whole(drafter, id);
    EXPECT_TRUE(whole.may_pass_to_giver);
    EXPECT_EQ(whole.mandate->lack, directory::Lack::over);
}

TEST_P(LetterMandates, revoked_while_the_number_is_held_they_sign_nothing) {
    const auto id = waiting().id;
    number(id);
    ASSERT_EQ(get(id).state, State::sealing);
    EXPECT_NO_THROW(number(id)) << "again after a crash";
    delegations.held.revoked_at = clock.now();
    EXPECT_EQ(tests::key_of([&] { number(id); }), "letters.mandate.revoked");
    EXPECT_EQ(get(id).state, State::sealing) << "the number stays";
}

TEST_P(LetterMandates, a_lapsed_one_leads_the_letter_to_the_giver) {
    const auto id = waiting().id;
    EXPECT_THROW(services->mandates.to_giver(drafter, id), Error) << "the mandate holds";
    delegations.held.revoked_at = clock.now();
    EXPECT_THROW(services->mandates.to_giver(office.as(core::PositionId::make({99}), clock), id), Error);
    const auto letter = services->mandates.to_giver(drafter, id);
    EXPECT_EQ(letter.state, State::waiting);
    EXPECT_EQ(letter.content.signer, office.sekda);
    EXPECT_EQ(letter.content.behalf, style::Behalf::none);
    EXPECT_EQ(letter.content.initials, (std::vector<core::PositionId>{office.section, office.head}));
    EXPECT_EQ(rounds.cancelled, 1);
    ASSERT_EQ(rounds.steps.size(), 3u);
    EXPECT_EQ(rounds.steps.back().position, office.sekda);
    EXPECT_EQ(rounds.content, printed_digest(letter.content, services->draft.kind(drafter, letter.content.kind)));
    EXPECT_THROW(services->mandates.to_giver(drafter, id), Error) << "there is no mandate any more";
}

NASKAH_ON_BOTH_DATABASES(LetterMandates);

}  // namespace
}  // namespace letters
