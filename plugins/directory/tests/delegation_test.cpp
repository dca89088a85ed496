// SPDX-License-Identifier: Apache-2.0
// The rules of delegating signature, cell by cell.
#include "directory/domain/delegation.h"

#include <gtest/gtest.h>

namespace directory {
namespace delegation_test {

using namespace std::chrono_literals;

Position position(unsigned n, const char* name, const char* kind) {
    Position made;
    made.id.uuid.value[15] = static_cast<std::uint8_t>(n);
    made.name = name;
    made.kind = kind;
    made.signs = true;
    return made;
}

class Rules : public testing::Test {
  protected:
    const Position mayor = position(1, "Wali Kota", "kdh"), sekda = position(2, "Sekretaris Daerah", "sekda"),
                   assistant = position(3, "Asisten Administrasi Umum", "pimpinan_tinggi");

    Delegation made(const Position& giver, const Position& receiver, DelegationForm form) const {
        Delegation one;
        one.id.uuid.value[15] = 9;
        one.giver = giver.id;
        one.receiver = receiver.id;
        one.form = form;
        one.from = 2026y / 1 / 1;
        one.until = 2026y / 12 / 31;
        one.basis = "100.3.3.3/0021/HK/2026";
        return one;
    }
    Grounds grounds(const Position& giver, const Position& receiver) const {
        Grounds all;
        all.giver = giver;
        all.receiver = receiver;
        if (receiver.id == assistant.id) all.above = {sekda, mayor};
        if (receiver.id == sekda.id) all.above = {mayor};
        all.kinds = {{"surat_dinas", "Surat Dinas", "eksternal", "", {}},
                     {"undangan", "Undangan", "eksternal", "", {}},
                     {"keputusan", "Keputusan", "penetapan", "", {"kdh"}}};
        all.today = 2026y / 11 / 23;
        return all;
    }
    static std::string told(const Delegation& wanted, const Grounds& all) {
        std::string text;
        for (const auto& fault : faults_of(wanted, all)) text += fault.field + " " + fault.key.substr(16) + ";";
        return text;
    }
};

TEST_F(Rules, an_is_one_level_down) {
    EXPECT_EQ(told(made(mayor, sekda, DelegationForm::an), grounds(mayor, sekda)), "");
    EXPECT_EQ(told(made(sekda, assistant, DelegationForm::an), grounds(sekda, assistant)), "");
    EXPECT_EQ(told(made(mayor, assistant, DelegationForm::an), grounds(mayor, assistant)), "receiver delegation_line_an;");
    EXPECT_EQ(told(made(sekda, mayor, DelegationForm::an), grounds(sekda, mayor)), "receiver delegation_line_an;");
    EXPECT_EQ(told(made(sekda, sekda, DelegationForm::an), grounds(sekda, sekda)), "receiver delegation_self;");
}

TEST_F(Rules, ub_is_two_levels_down_and_after_an_an) {
    const auto wanted = made(mayor, assistant, DelegationForm::ub);
    auto all = grounds(mayor, assistant);
    EXPECT_EQ(told(wanted, all), "form delegation_chain;");
    EXPECT_EQ(told(made(sekda, assistant, DelegationForm::ub), grounds(sekda, assistant)), "receiver delegation_line_ub;");
    auto carrying = made(mayor, sekda, DelegationForm::an);
    carrying.id.uuid.value[15] = 8;
    all.others = {carrying};
    EXPECT_EQ(told(wanted, all), "");
    for (const auto& spoil : std::vector<std::function<void(Delegation&)>>{
             [](Delegation& one) { one.until = 2026y / 11 / 30; }, [](Delegation& one) { one.kinds = {"undangan"}; },
             [](Delegation& one) { one.revoked_at = core::Instant{1}; }}) {
        all.others = {carrying};
        spoil(all.others.front());
        EXPECT_EQ(told(wanted, all), "form delegation_chain;");
    }
    all.others = {carrying};
    auto higher = wanted;
    higher.highest = "rahasia";
    EXPECT_EQ(told(higher, all), "form delegation_chain;");
}

TEST_F(Rules, what_is_delegated_is_not_delegated_again) {
    auto wanted = made(sekda, assistant, DelegationForm::an);
    wanted.kinds = {"keputusan"};
    auto all = grounds(sekda, assistant);
    EXPECT_EQ(told(wanted, all), "kinds delegation_not_own;");
    auto received = made(mayor, sekda, DelegationForm::an);
    received.id.uuid.value[15] = 8;
    all.others = {received};
    EXPECT_EQ(told(wanted, all), "kinds delegation_again;");
    wanted.kinds.clear();
    wanted.groups = {"penetapan"};
    EXPECT_EQ(told(wanted, all), "groups delegation_group_not_own;");
    wanted.groups = {"eksternal"};
    EXPECT_EQ(told(wanted, all), "");
    wanted.groups = {"tidak ada"};
    EXPECT_EQ(told(wanted, all), "groups delegation_group;");
    wanted.groups.clear();
    wanted.kinds = {"surat_cinta"};
    EXPECT_EQ(told(wanted, all), "kinds delegation_kind;");
    auto silent = all;
    silent.giver.signs = false;
    wanted.kinds.clear();
    EXPECT_EQ(told(wanted, silent), "giver delegation_giver;");
}

TEST_F(Rules, two_for_the_same_letters_do_not_overlap) {
    auto all = grounds(mayor, sekda);
    auto there = made(mayor, sekda, DelegationForm::an);
    there.id.uuid.value[15] = 8;
    there.kinds = {"surat_dinas"};
    there.until = 2026y / 11 / 30;
    all.others = {there};
    auto wanted = made(mayor, sekda, DelegationForm::an);
    EXPECT_EQ(told(wanted, all), "from delegation_overlap;");
    wanted.kinds = {"undangan"};
    EXPECT_EQ(told(wanted, all), "") << "other letters";
    wanted.kinds.clear();
    wanted.from = 2026y / 12 / 1;
    EXPECT_EQ(told(wanted, all), "") << "another period";
    wanted.from = 2026y / 11 / 30;
    EXPECT_EQ(told(wanted, all), "from delegation_overlap;") << "the last day counts";
    all.others.front().revoked_at = core::Instant{1};
    EXPECT_EQ(told(wanted, all), "");
}

TEST_F(Rules, days_stand_in_their_order) {
    auto wanted = made(mayor, sekda, DelegationForm::an);
    wanted.until = 2025y / 12 / 31;
    EXPECT_EQ(told(wanted, grounds(mayor, sekda)), "until until_before;");
    wanted.from = 2025y / 1 / 1;
    EXPECT_EQ(told(wanted, grounds(mayor, sekda)), "until delegation_over;");
    EXPECT_EQ(state_of(wanted, 2025y / 12 / 31), ConferralState::active);
    EXPECT_EQ(state_of(wanted, 2026y / 1 / 1), ConferralState::past);
    EXPECT_EQ(state_of(wanted, 2024y / 12 / 31), ConferralState::future);
    wanted.revoked_at = core::Instant{1};
    EXPECT_EQ(state_of(wanted, 2025y / 6 / 1), ConferralState::revoked);
}

TEST_F(Rules, a_letter_is_covered_by_day_kind_group_and_class) {
    auto one = made(mayor, sekda, DelegationForm::an);
    one.highest = "terbatas";
    const core::Date day = 2026y / 11 / 23;
    const Matter letter{"undangan", "eksternal", "terbatas"};
    EXPECT_EQ(lack_of(one, letter, day), Lack::none);
    EXPECT_EQ(lack_of(one, {"undangan", "eksternal", "rahasia"}, day), Lack::access);
    EXPECT_EQ(lack_of(one, letter, 2027y / 1 / 1), Lack::over);
    EXPECT_EQ(lack_of(one, letter, 2025y / 12 / 31), Lack::early);
    one.kinds = {"surat_dinas"};
    EXPECT_EQ(lack_of(one, letter, day), Lack::kind);
    one.groups = {"eksternal"};
    EXPECT_EQ(lack_of(one, letter, day), Lack::none);
    one.revoked_at = core::Instant{1};
    EXPECT_EQ(lack_of(one, letter, day), Lack::revoked);
}

}  // namespace
}  // namespace directory
