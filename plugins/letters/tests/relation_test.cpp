// SPDX-License-Identifier: Apache-2.0
// Which relations may stand, how a letter stands now, and what a related letter says before anybody types.
#include <gtest/gtest.h>

#include "letters/domain/related.h"
#include "letters/domain/relation.h"

namespace letters {
namespace relation_test {

const auto own = core::UnitId::make({1}), above = core::UnitId::make({2}), other = core::UnitId::make({3});
constexpr auto plain = classification::AccessClass::ordinary, top = classification::AccessClass::top_secret;

Older sent() {
    Older older;
    older.state = State::sent;
    older.line = {own, above};
    return older;
}

TEST(Relation, only_a_sent_letter_is_related_to) {
    for (const auto how : all_relations)
        for (const auto state : all_states) {
            auto older = sent();
            older.state = state;
            EXPECT_EQ(refusal(how, older, own, plain).empty(), state == State::sent) << name(how) << " " << name(state);
        }
}

TEST(Relation, only_its_unit_or_one_above_changes_a_letter) {
    for (const auto how : all_relations) {
        EXPECT_EQ(refusal(how, sent(), own, plain), "") << name(how);
        EXPECT_EQ(refusal(how, sent(), above, plain), "") << name(how);
        EXPECT_EQ(refusal(how, sent(), other, plain), changes(how) ? "letters.relation.refused.unit" : "") << name(how);
    }
}

TEST(Relation, what_is_ended_is_not_changed_again_but_can_be_cited) {
    auto older = sent();
    older.ended = true;
    for (const auto how : all_relations)
        EXPECT_EQ(refusal(how, older, own, plain), changes(how) ? "letters.relation.refused.ended" : "") << name(how);
}

TEST(Relation, not_to_itself_no_forwarding_of_secrets_and_as_secret_as_what_it_names) {
    auto older = sent();
    older.itself = true;
    for (const auto how : all_relations) EXPECT_EQ(refusal(how, older, own, plain), "letters.relation.refused.circle");
    older = sent();
    older.access = classification::AccessClass::secret;
    EXPECT_EQ(refusal(Relation::forwards, older, own, plain), "letters.relation.refused.secret");
    EXPECT_EQ(refusal(Relation::replies, older, own, plain), "letters.relation.refused.access");
    EXPECT_EQ(refusal(Relation::revokes, older, own, classification::AccessClass::limited), "letters.relation.refused.access");
    EXPECT_EQ(refusal(Relation::replies, older, own, older.access), "");
    EXPECT_EQ(refusal(Relation::revokes, older, own, top), "");
}

TEST(Relation, the_newest_state_is_the_last_change_and_an_end_is_final) {
    const auto changed = [](Relation how, const char* number) {
        Newer newer;
        newer.how = how;
        newer.number = number;
        return newer;
    };
    EXPECT_FALSE(newest({}));
    EXPECT_FALSE(newest({changed(Relation::replies, "1"), changed(Relation::forwards, "2")}));
    EXPECT_EQ(newest({changed(Relation::corrects, "1"), changed(Relation::amends, "2")})->number, "2");
    EXPECT_EQ(newest({changed(Relation::revokes, "1"), changed(Relation::corrects, "2")})->number, "1");
    EXPECT_EQ(newest({changed(Relation::corrects, "1"), changed(Relation::cancels, "2")})->number, "2");
}

About about() {
    About made;
    made.kind = "Surat Undangan";
    made.from = "Sekretariat Daerah";
    made.number = "000.1.5/12/SETDA";
    made.date = core::parse_date("2026-11-23");
    made.title = "Rapat koordinasi";
    made.classification = "000.1.5";
    return made;
}

TEST(Related, is_named_by_number_and_date) {
    EXPECT_EQ(citation(about()),
              "Surat Undangan Sekretariat Daerah Nomor 000.1.5/12/SETDA tanggal 23 November 2026 hal Rapat koordinasi");
    EXPECT_EQ(subject_for(Relation::corrects, about()),
              "Ralat atas Surat Undangan Nomor 000.1.5/12/SETDA tanggal 23 November 2026");
    EXPECT_EQ(subject_for(Relation::replies, about()), "Tanggapan atas Rapat koordinasi");
    auto lengthy = about();
    lengthy.title = std::string(max_subject, 'x');
    EXPECT_EQ(subject_for(Relation::replies, lengthy).size(), max_subject);
}

style::Kind kind(const char* code, style::Group group, std::vector<style::Part> parts) {
    style::Kind made;
    made.code = code;
    made.group = group;
    made.parts = std::move(parts);
    return made;
}

style::Part part(const char* code, style::PartType type) {
    style::Part made;
    made.code = code;
    made.type = type;
    made.required = true;
    return made;
}

TEST(Related, is_of_the_right_kind) {
    const auto memo = kind("nota_dinas", style::Group::internal, {});
    const auto letter = kind("undangan", style::Group::external, {});
    const auto decree = kind("keputusan", style::Group::decision, {});
    EXPECT_EQ(kind_for(Relation::replies, &memo), "nota_dinas");
    EXPECT_EQ(kind_for(Relation::replies, &letter), "surat_dinas");
    EXPECT_EQ(kind_for(Relation::replies, nullptr), "surat_dinas");
    EXPECT_EQ(kind_for(Relation::forwards, &letter), "nota_dinas");
    EXPECT_EQ(kind_for(Relation::corrects, &letter), "undangan");
    EXPECT_EQ(kind_for(Relation::cancels, &letter), "surat_dinas");
    EXPECT_EQ(kind_for(Relation::revokes, &decree), "keputusan") << "a decision is ended by a decision";
}

TEST(Related, a_correction_starts_from_the_old_text_and_goes_to_the_same_people) {
    const auto letter = kind("undangan", style::Group::external, {part("body", style::PartType::body)});
    Content older;
    older.kind = "undangan";
    older.parts = {{"body", style::to_json(style::body_from_text("Kami mengundang Saudara."))},
                   {"event", {{"day", "2026-12-03"}}}};
    older.addressees = {{core::PositionId::make({7}), "Kepala Dinas Kesehatan", false}};
    older.outside = {"Kepala Kantor Pos"};
    Content content;
    content.kind = "undangan";
    prefill(content, letter, Relation::corrects, about(), &older);
    const auto text = style::to_plain_text(style::body_of(content.parts, "body"));
    EXPECT_TRUE(text.starts_with("Dalam Surat Undangan Nomor 000.1.5/12/SETDA")) << text;
    EXPECT_NE(text.find("Kami mengundang Saudara."), std::string::npos);
    EXPECT_EQ(content.parts.at("event")["day"], "2026-12-03");
    ASSERT_EQ(content.addressees.size(), 1u);
    EXPECT_EQ(content.addressees[0].printed, "Kepala Dinas Kesehatan");
    EXPECT_EQ(content.outside, older.outside);
    EXPECT_EQ(content.classification, "000.1.5");
}

TEST(Related, a_reply_goes_back_and_is_as_secret_as_what_it_answers) {
    const auto letter = kind("surat_dinas", style::Group::external, {part("body", style::PartType::body)});
    auto secret = about();
    secret.access = classification::AccessClass::secret;
    Content older;
    older.kind = "undangan";
    older.signer = core::PositionId::make({8});
    Content content;
    content.kind = "surat_dinas";
    prefill(content, letter, Relation::replies, secret, &older);
    ASSERT_EQ(content.addressees.size(), 1u);
    EXPECT_EQ(content.addressees[0].position, older.signer);
    EXPECT_EQ(content.access, classification::AccessClass::secret);
    Content outside;
    outside.kind = "surat_dinas";
    prefill(outside, letter, Relation::replies, about(), nullptr);
    EXPECT_EQ(outside.outside, std::vector<std::string>{"Sekretariat Daerah"});
}

TEST(Related, a_decision_revokes_in_its_first_clause) {
    const auto decree = kind("keputusan", style::Group::decision,
                             {part("menimbang", style::PartType::considerations),
                              part("diktum", style::PartType::clauses)});
    Content content;
    content.kind = "keputusan";
    prefill(content, decree, Relation::revokes, about(), nullptr);
    const auto clauses = style::clauses_of(content.parts, "diktum");
    ASSERT_EQ(clauses.size(), 1u);
    EXPECT_TRUE(style::to_plain_text(clauses[0]).starts_with("Mencabut Surat Undangan Nomor"));
}

}  // namespace
}  // namespace letters
