// SPDX-License-Identifier: Apache-2.0
// Letters by their kinds, over both databases: editions are kept, drafts follow, who signs and how.
#include "letters/tests/kit.h"

namespace letters {
namespace {

class LetterKinds : public LettersService {};

// The closing sentence goes by another code.
void rename_closing(core::Json& kind) {
    kind["parts"][1]["code"] = "penutup";
    auto& sample = kind["sample"]["parts"];
    sample["penutup"] = sample["closing"];
    sample.erase("closing");
}

// A kind that changes later changes no letter that went up before.
TEST_P(LetterKinds, a_letter_keeps_the_edition_of_its_kind) {
    const auto id = submitted().id;
    number(id);
    const auto before = services->number.bytes(signer, subject_of(id)).bytes;
    auto admin = drafter;
    admin.actor.rights = {"style.read", "style.manage"};
    auto& workshop = looks->workshop;
    const auto change = [&](style::Thing thing, std::string_view code, auto what) {
        auto definition = workshop.bench(admin, thing, code).definition;
        what(definition);
        const auto draft = workshop.save(admin, thing, code, definition, 0);
        workshop.publish(admin, thing, code, draft.revision);
    };
    change(style::Thing::kind, "surat_dinas", [](core::Json& kind) {
        kind["name"] = "Surat Biasa";
        rename_closing(kind);
    });
    change(style::Thing::profile, "permendagri_1_2023", [](core::Json& profile) { profile["usual"]["size"] = 11; });
    change(style::Thing::letterhead, "dinas", [](core::Json& head) { head["lines"][0]["text"] = "PEMERINTAH LAIN"; });
    clock.pass(std::chrono::hours(30));
    EXPECT_EQ(services->number.bytes(signer, subject_of(id)).bytes, before) << "kind, profile and head are kept";
    EXPECT_EQ(get(id).content.kind_version, 1);
    EXPECT_EQ(services->desk.whole(drafter, id).kind.name, "Surat Dinas");

    const auto later = services->draft.begin(drafter, "surat_dinas");
    EXPECT_EQ(later.content.kind_version, 2);
    EXPECT_TRUE(later.content.parts.contains("penutup"));
}

// A draft follows its kind; what has no place there any more is told, not dropped.
TEST_P(LetterKinds, a_draft_follows_its_kind_when_it_goes_up) {
    auto with_closing = content();
    with_closing.parts["closing"] = "Terima kasih.";
    const auto plain = services->draft.create(drafter, content());
    const auto letter = services->draft.create(drafter, with_closing);
    auto admin = drafter;
    admin.actor.rights = {"style.read", "style.manage"};
    auto definition = looks->workshop.bench(admin, style::Thing::kind, "surat_dinas").definition;
    rename_closing(definition);
    looks->workshop.publish(admin, style::Thing::kind, "surat_dinas",
                            looks->workshop.save(admin, style::Thing::kind, "surat_dinas", definition, 0).revision);
    EXPECT_EQ(services->submit.send_up(drafter, plain.id, plain.version).content.kind_version, 2);
    try {
        services->submit.send_up(drafter, letter.id, letter.version);
        FAIL();
    } catch (const Error& error) {
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults()[0].key, "letters.fault.kind_changed");
        EXPECT_EQ(error.faults()[0].args, (core::Args{{"parts", "Kalimat penutup"}}));
    }
    EXPECT_EQ(get(letter.id).content.parts.at("closing"), "Terima kasih.");
    std::vector<std::string> lost;
    EXPECT_EQ(services->draft.current(drafter, get(letter.id).content, lost).kind_version, 2);
    EXPECT_EQ(lost, std::vector<std::string>{"closing"});
}

TEST_P(LetterKinds, kinds_say_who_signs_and_how) {
    const auto faults_of = [&](Content wrong) {
        std::string keys;
        try {
            const auto letter = services->draft.create(drafter, wrong);
            services->submit.send_up(drafter, letter.id, letter.version);
        } catch (const Error& error) {
            for (const auto& each : error.faults()) keys += each.field + ":" + each.key + " ";
        }
        return keys;
    };
    auto regulation = content();
    regulation.kind = "peraturan_wali_kota";
    regulation.parts.clear();
    const auto keys = faults_of(regulation);
    EXPECT_NE(keys.find("signer:letters.fault.signer_kind"), std::string::npos) << keys;
    EXPECT_NE(keys.find("parts.menimbang:style.fault.part_empty"), std::string::npos) << keys;
    auto ink = content();
    ink.kind = "surat_perjalanan_dinas";
    ink.parts.clear();
    EXPECT_NE(faults_of(ink).find("kind:letters.fault.ink"), std::string::npos)
        << "finance papers take no electronic signature here: " << faults_of(ink);
    auto behalf = content();
    behalf.behalf = style::Behalf::ub;
    EXPECT_EQ(faults_of(behalf), "behalf:letters.fault.behalf_above ") << "one superior is not two";
    auto off = drafter;
    off.actor.rights = {"style.manage"};
    looks->workshop.use(off, "surat_dinas", false);
    EXPECT_EQ(faults_of(content()), "kind:letters.fault.kind_off ");
    EXPECT_THROW(services->draft.begin(drafter, "surat_cinta"), Error);
}

TEST_P(LetterKinds, a_letter_on_behalf_bears_both_positions) {
    auto made = content();
    made.behalf = style::Behalf::an;
    made.addressees = {{office.section, "", false}};
    const auto draft = services->draft.create(drafter, made);
    const auto id = services->submit.send_up(drafter, draft.id, draft.version).id;
    number(id);
    const auto as = *get(id).numbered_as;
    EXPECT_EQ(as.block.lines, (std::vector<std::string>{"a.n. Sekretaris Daerah,", "Plt. Kepala Dinas,"}));
    EXPECT_EQ(as.look->authority, "Sekretaris Daerah");
}

NASKAH_ON_BOTH_DATABASES(LetterKinds);

}  // namespace
}  // namespace letters
