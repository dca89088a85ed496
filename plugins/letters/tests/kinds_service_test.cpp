// SPDX-License-Identifier: Apache-2.0
// Letters by their kinds, over both databases: editions are kept, drafts follow, who signs and how.
#include "core/pdf/read.h"
#include "letters/service/sheet.h"
#include "letters/tests/kit.h"

namespace letters {
namespace kinds_service_test {

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
    EXPECT_EQ(as.look.authority, "Sekretaris Daerah");
}

TEST_P(LetterKinds, a_kind_without_number_takes_none) {
    auto memo = content("Penyiapan bahan rapat pimpinan");
    memo.kind = "memorandum";
    memo.addressees = {{office.section, "", false}};
    const auto draft = services->draft.create(drafter, memo);
    const auto id = services->submit.send_up(drafter, draft.id, draft.version).id;
    EXPECT_FALSE(books->reserve.choice(drafter, subject_of(id))) << "no promised number to choose either";
    number(id);
    const auto as = *get(id).numbered_as;
    EXPECT_FALSE(as.bears_number());
    EXPECT_EQ(as.date, core::parse_date("2026-11-23"));
    EXPECT_EQ(as.block.name, "Nama KADIS, S.T.");
    EXPECT_TRUE(books->books.book(drafter, {}).lines.empty());
    EXPECT_EQ(services->number.bytes(signer, subject_of(id)).reason, "Menandatangani Memorandum");
    EXPECT_EQ(services->paper.pdf(drafter, id).name, "memorandum-2026-11-23.pdf");
    services->submit.withdraw(drafter, id, "Rapat ditunda");
    EXPECT_EQ(get(id).state, State::void_);

    const auto again = services->draft.create(drafter, memo);
    const auto next = services->submit.send_up(drafter, again.id, again.version).id;
    number(next);
    const auto bytes = services->number.bytes(signer, subject_of(next)).bytes;
    place->db().write([&](Tx& tx) { services->number.sealed(tx, signer, subject_of(next), bytes); });
    EXPECT_EQ(get(next).state, State::sealed);
}

// Each party of an agreement numbers it in its own book; ours prints what our book gave.
TEST_P(LetterKinds, an_agreement_bears_a_number_of_each_party) {
    auto agreement = content("Penyelenggaraan pelatihan keamanan informasi");
    agreement.kind = "nota_kesepahaman";
    agreement.addressees.clear();
    const core::Json party{{"institution", ""}, {"name", ""}, {"position", ""}, {"address", ""},
                           {"basis", ""},       {"role", ""}, {"number", ""},   {"ours", false}};
    auto theirs = party, ours = party;
    theirs.update({{"institution", "Politeknik Contoh"}, {"name", "Rina Wulandari"}, {"position", "Direktur"},
                   {"role", "PIHAK KESATU"}, {"number", "12/NK/POLTEK/2026"}});
    ours.update({{"role", "PIHAK KEDUA"}, {"number", "ditulis sendiri"}, {"ours", true}});
    agreement.parts = {{"pihak", core::Json::array({theirs, ours})},
                       {"pasal", core::Json::array({{{"chapter", ""}, {"title", "Maksud"},
                                                     {"body", style::to_json(style::body_from_text("Kerja sama pelatihan."))}}})}};
    const auto draft = services->draft.create(drafter, agreement);
    const auto id = services->submit.send_up(drafter, draft.id, draft.version).id;
    number(id);
    const auto line = books->books.book(drafter, {}).lines.at(0);
    EXPECT_EQ(line.number.party, 2) << "the second party is ours";
    const auto letter = get(id);
    EXPECT_EQ(line.number.printed, letter.numbered_as->number);
    const auto sheet = place->db().read([&](Tx& tx) { return sheet_of(tx, services->parts, letter); });
    const auto text = core::pdf::text(looks->shelf.print(sheet).bytes);
    EXPECT_NE(text.find("12/NK/POLTEK/2026"), text.npos);
    EXPECT_NE(text.find("NOMOR " + line.number.printed), text.npos);
    EXPECT_EQ(text.find("ditulis sendiri"), text.npos) << "our number comes from our book";
}

// Decisions stand in a series of their own: the group of the kind chooses it.
TEST_P(LetterKinds, the_group_of_the_kind_chooses_the_series) {
    auto keeper = drafter;
    keeper.actor.rights.insert({"numbering.manage", "numbering.keep"});
    numbering::Series decisions;
    decisions.unit = office.unit_id;
    decisions.name = "Keputusan";
    decisions.pattern = "{no}/KEP/{unit}/{year}";
    decisions.scope.groups = {"arahan-penetapan"};
    decisions.from = core::parse_date("2026-01-01");
    books->administer.save(keeper, decisions);
    const auto ahead = [&](const char* kind) {
        auto made = content();
        made.kind = kind;
        const auto letter = services->draft.create(drafter, made);
        return place->db().read([&](Tx& tx) { return sheet_of(tx, services->parts, letter).number; });
    };
    EXPECT_EQ(ahead("keputusan"), "\u2026/KEP/DISKOMINFO/2026");
    EXPECT_EQ(ahead("surat_dinas"), "000.1.5/\u2026/DISKOMINFO");
    const auto kinds = books->administer.kinds(keeper);
    EXPECT_TRUE(std::none_of(kinds.begin(), kinds.end(), [](const auto& kind) { return kind.code == "memorandum"; }));
    EXPECT_TRUE(std::any_of(kinds.begin(), kinds.end(), [](const auto& kind) {
        return kind.code == "keputusan" && kind.group_word == "letters.group.arahan-penetapan";
    }));
}

NASKAH_ON_BOTH_DATABASES(LetterKinds);

}  // namespace
}  // namespace letters
