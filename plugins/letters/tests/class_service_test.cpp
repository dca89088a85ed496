// SPDX-License-Identifier: Apache-2.0
// The access class over both databases: raised and lowered with a reason, what follows it at once, and who has read
// a secret letter.
#include "letters/tests/kit.h"

#include "core/audit/trail.h"

namespace letters {
namespace class_service_test {

using classification::AccessClass;

class LetterClass : public LettersService {
  protected:
    // Written by staff, signed by the head, sent.
    Letter sent(AccessClass access) {
        auto wanted = content("Daftar gaji pegawai");
        wanted.access = access;
        const auto letter = services->draft.create(drafter, wanted);
        services->submit.send_up(drafter, letter.id, letter.version);
        number(letter.id);
        place->db().write([&](Tx& tx) {
            services->number.sealed(tx, signer, subject_of(letter.id), core::sha256(core::view("surat")));
        });
        services->dispatch.on_sealed({subject_of(letter.id), core::sha256(core::view("surat"))});
        return get(letter.id);
    }
    std::int64_t found(const Context& who, const std::string& words) {
        core::search::Wanted wanted;
        wanted.words = words;
        return place->db().read([&](Tx& tx) { return index->find(tx, who.actor.tokens(), wanted).total; });
    }
    Code refusal(const Context& who, LetterId id, AccessClass next, std::string_view why) {
        try {
            services->reclassify.change(who, id, next, why);
        } catch (const Error& error) {
            return error.code();
        }
        return Code::internal;
    }
    Context colleague() {
        auto ctx = drafter;
        ctx.actor.person = core::PersonId::make({4711});
        ctx.actor.seats[0].position = core::PositionId::make({4712});
        return ctx;
    }
};

TEST_P(LetterClass, raising_takes_it_from_others_at_once_and_what_is_printed_stays) {
    const auto letter = sent(AccessClass::ordinary);
    EXPECT_EQ(found(colleague(), "gaji"), 1);
    EXPECT_EQ(found(colleague(), "anggaran"), 1) << "by its body";
    const auto raised = services->reclassify.change(drafter, letter.id, AccessClass::secret, "Memuat data gaji.");
    EXPECT_EQ(raised.access(), AccessClass::secret);
    EXPECT_EQ(get(letter.id).access(), AccessClass::secret);
    EXPECT_EQ(get(letter.id).content.access, AccessClass::ordinary) << "the bytes bear it";
    EXPECT_EQ(found(colleague(), "gaji"), 0);
    EXPECT_EQ(found(drafter, "gaji"), 1);
    EXPECT_EQ(found(drafter, "anggaran"), 0) << "no word of the body lies in the index";
    EXPECT_TRUE(services->desk.list(colleague(), {}).lines.empty());
    EXPECT_EQ(services->desk.list(drafter, {}).lines.size(), 1u);
    const auto trail = place->db().read([&](Tx& tx) { return core::audit::of(tx, subject_of(letter.id)); });
    EXPECT_EQ(trail.back().act, "letters.reclassified");
    EXPECT_EQ(trail.back().data.at("was"), "biasa");
    EXPECT_EQ(trail.back().data.at("now"), "rahasia");
    EXPECT_EQ(trail.back().data.at("note"), "Memuat data gaji.");
    services->reclassify.change(signer, letter.id, AccessClass::ordinary, "Sudah diumumkan.");
    EXPECT_EQ(found(colleague(), "anggaran"), 1);
}

TEST_P(LetterClass, lowering_is_for_who_answers_for_it_and_needs_a_reason) {
    const auto letter = sent(AccessClass::limited);
    EXPECT_EQ(refusal(drafter, letter.id, AccessClass::ordinary, "  "), Code::invalid);
    EXPECT_EQ(refusal(sekda, letter.id, AccessClass::ordinary, "Ingin membagikan."), Code::forbidden);
    EXPECT_EQ(refusal(colleague(), letter.id, AccessClass::ordinary, "Ingin membaca."), Code::not_found);
    EXPECT_EQ(refusal(drafter, letter.id, AccessClass::limited, "Sama saja."), Code::conflict);
    services->reclassify.change(drafter, letter.id, AccessClass::ordinary, "Tidak ada data pribadi.");
    EXPECT_EQ(get(letter.id).access(), AccessClass::ordinary);
}

TEST_P(LetterClass, on_its_way_it_is_lowered_by_that_act_alone) {
    auto wanted = content();
    wanted.access = AccessClass::secret;
    const auto letter = services->draft.create(drafter, wanted);
    auto lower = wanted;
    lower.access = AccessClass::limited;
    EXPECT_EQ(services->draft.save(drafter, letter.id, lower, 1).access(), AccessClass::limited) << "still being written";
    services->submit.send_up(drafter, letter.id, 2);
    rounds.running = signing::Round{};
    lower.access = AccessClass::ordinary;
    try {
        services->correct.save(signer, letter.id, lower, get(letter.id).version);
        FAIL();
    } catch (const Error& error) {
        EXPECT_TRUE(error.code() == Code::forbidden || error.faults().at(0).field == "access");
    }
    EXPECT_EQ(services->reclassify.change(drafter, letter.id, AccessClass::ordinary, "Keliru memilih.").content.access,
              AccessClass::ordinary);
    number(letter.id);
    EXPECT_EQ(refusal(drafter, letter.id, AccessClass::secret, "Memuat data gaji."), Code::conflict) << "being signed";
}

TEST_P(LetterClass, those_who_follow_learn_it_in_the_same_unit) {
    struct Follows final : classification::Follower {
        std::vector<classification::ClassChange> told;
        void reclassified(Tx&, const Context&, const classification::ClassChange& change) override {
            told.push_back(change);
            if (change.now == AccessClass::top_secret) throw Error(Code::conflict, "test.refused");
        }
    } follows;
    classification::Classes classes;
    classes.follow(follows);
    services->parts.classes = &classes;
    const auto letter = sent(AccessClass::ordinary);
    services->reclassify.change(drafter, letter.id, AccessClass::limited, "Memuat data pribadi.");
    ASSERT_EQ(follows.told.size(), 1u);
    EXPECT_EQ(follows.told[0].subject, subject_of(letter.id));
    EXPECT_EQ(follows.told[0].was, AccessClass::ordinary);
    EXPECT_EQ(refusal(drafter, letter.id, AccessClass::top_secret, "Uji."), Code::conflict);
    EXPECT_EQ(get(letter.id).access(), AccessClass::limited) << "one of them refused: nothing is half done";
}

TEST_P(LetterClass, who_has_read_a_secret_letter_is_kept_once_a_while_and_told_to_few) {
    const auto letter = sent(AccessClass::top_secret);
    EXPECT_TRUE(services->readings.note(sekda, letter.id, "page"));
    EXPECT_TRUE(services->readings.note(sekda, letter.id, "page"));
    EXPECT_TRUE(services->readings.note(sekda, letter.id, "file"));
    EXPECT_TRUE(services->readings.note(sekda, letter.id, "")) << "nobody had it before him";
    auto told = services->readings.of(drafter, letter.id);
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(told[0].data.at("what"), "file");
    EXPECT_EQ(told[0].person_name, sekda.actor.person_name);
    clock.set(clock.now() + std::chrono::minutes(11));
    EXPECT_TRUE(services->readings.note(sekda, letter.id, "page"));
    EXPECT_EQ(services->readings.of(signer, letter.id).size(), 3u);
    EXPECT_THROW(services->readings.of(sekda, letter.id), Error) << "to whom it is addressed";
    for (const auto& entry : place->db().read([&](Tx& tx) { return core::audit::of(tx, subject_of(letter.id)); }))
        EXPECT_NE(entry.act, "core.read") << "its way does not tell";
    const auto open = sent(AccessClass::limited);
    EXPECT_FALSE(services->readings.note(sekda, open.id, "page"));
    EXPECT_TRUE(services->readings.of(drafter, open.id).empty());
}

TEST_P(LetterClass, why_not_is_told_with_the_rule_the_right_and_who_may) {
    const auto letter = sent(AccessClass::ordinary);
    const auto why = [&](const Context& who, const char* act) {
        return place->db().read([&](Tx& tx) { return services->rules.why(tx, who, act, subject_of(letter.id)); });
    };
    EXPECT_TRUE(why(drafter, "letters.read")->allowed);
    const auto lower = why(sekda, "letters.lower_class");
    ASSERT_TRUE(lower);
    EXPECT_FALSE(lower->allowed);
    EXPECT_EQ(lower->rule, "letters.why.lower_class");
    EXPECT_FALSE(lower->who.empty());
    const auto edit = why(drafter, "letters.edit");
    EXPECT_EQ(edit->rule, "letters.why.state.edit") << "it is sent";
    const auto up = submitted();
    const auto back = [&] {
        return place->db().read([&](Tx& tx) {
            return services->rules.why(tx, drafter, "letters.take_back", subject_of(up.id))->allowed;
        });
    };
    signing::Step step;
    rounds.running = signing::Round{};
    rounds.running->steps = {step};
    EXPECT_TRUE(back());
    rounds.running->steps[0].opened = clock.now();
    EXPECT_FALSE(back()) << "somebody asked has opened it";
    auto without = drafter;
    without.actor.rights.erase("letters.write");
    EXPECT_EQ(why(without, "letters.edit")->right, "letters.write");
    auto stranger = colleague();
    stranger.actor.seats[0].unit = core::UnitId::make({4713});
    EXPECT_FALSE(why(stranger, "letters.read")) << "what he may not know of has no answer";
}

NASKAH_ON_BOTH_DATABASES(LetterClass);

}  // namespace
}  // namespace letters
