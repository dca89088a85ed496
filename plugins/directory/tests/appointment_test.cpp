// SPDX-License-Identifier: Apache-2.0
// Who acts on which day.
#include "directory/domain/appointment.h"

#include <gtest/gtest.h>

#include "directory/domain/person.h"

namespace directory {
namespace appointment_test {

using namespace std::chrono_literals;
using core::Capacity;

Appointment made(unsigned n, Capacity capacity, core::Date from,
                 std::optional<core::Date> until = {}) {
    Appointment one;
    one.id.uuid.value[15] = static_cast<std::uint8_t>(n);
    one.person.uuid.value[15] = static_cast<std::uint8_t>(n);
    one.capacity = capacity;
    one.from = from;
    one.until = until;
    return one;
}

TEST(Holder, first_and_last_day_count) {
    const auto plt = made(1, Capacity::acting, 2026y / 1 / 5, 2026y / 3 / 31);
    EXPECT_FALSE(active_on(plt, 2026y / 1 / 4));
    EXPECT_TRUE(active_on(plt, 2026y / 1 / 5));
    EXPECT_TRUE(active_on(plt, 2026y / 3 / 31));
    EXPECT_FALSE(active_on(plt, 2026y / 4 / 1));
}

TEST(Holder, who_stands_in_goes_before_the_absent_holder) {
    const std::vector<Appointment> all{made(1, Capacity::definitive, 2024y / 1 / 1),
                                       made(2, Capacity::acting, 2026y / 1 / 1, 2026y / 6 / 30),
                                       made(3, Capacity::daily, 2026y / 2 / 1, 2026y / 2 / 5)};
    EXPECT_EQ(holder_of_day(all, 2025y / 12 / 31)->id, all[0].id);
    EXPECT_EQ(holder_of_day(all, 2026y / 1 / 31)->id, all[1].id);
    EXPECT_EQ(holder_of_day(all, 2026y / 2 / 5)->id, all[2].id);
    EXPECT_EQ(holder_of_day(all, 2026y / 2 / 6)->id, all[1].id);
    EXPECT_EQ(holder_of_day(all, 2026y / 7 / 1)->id, all[0].id);
    EXPECT_EQ(holder_of_day(all, 2023y / 7 / 1), nullptr);
    EXPECT_FALSE(seated(all[0], all, 2026y / 2 / 1));
    EXPECT_TRUE(seated(all[0], all, 2026y / 7 / 1));
}

TEST(Holder, one_seat_has_one_definitive_holder_at_a_time) {
    const std::vector<Appointment> all{
        made(1, Capacity::definitive, 2024y / 1 / 1, 2026y / 1 / 31)};
    EXPECT_TRUE(clash(made(2, Capacity::definitive, 2026y / 1 / 31), all));
    EXPECT_FALSE(clash(made(2, Capacity::definitive, 2026y / 2 / 1), all));
    EXPECT_FALSE(clash(made(2, Capacity::acting, 2026y / 1 / 1, 2026y / 2 / 1), all));
}

TEST(Holder, long_stand_ins_are_warned_of) {
    EXPECT_FALSE(unusually_long(made(1, Capacity::daily, 2026y / 1 / 1, 2026y / 3 / 31), {}));
    EXPECT_TRUE(unusually_long(made(1, Capacity::daily, 2026y / 1 / 1, 2026y / 4 / 1), {}));
    EXPECT_FALSE(unusually_long(made(1, Capacity::definitive, 2020y / 1 / 1), {}));
}

TEST(AppointmentForm, names_every_fault) {
    const auto checked = check({"x", "y", "boss", "", "2026-13-01", "", ""});
    ASSERT_FALSE(checked.ok());
    std::vector<std::string> fields;
    for (const auto& fault : checked.faults()) fields.push_back(fault.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"person", "position", "capacity", "decree",
                                                "decree_date", "from"}));
    const std::string id = "01890a5d-ac96-774b-bcce-b302099a8057";
    const auto open = check({id, id, "plt", "SK 1", "2026-01-01", "2026-01-02", ""});
    ASSERT_FALSE(open.ok());
    EXPECT_EQ(open.faults().front().field, "until");
    EXPECT_TRUE(check({id, id, "plt", "SK 1", "2026-01-01", "2026-01-02", "2026-01-02"}).ok());
}

TEST(Person, is_written_with_titles_and_without_the_date_of_birth) {
    Person person;
    person.name = "Contoh Nama";
    EXPECT_EQ(titled(person), "Contoh Nama");
    person.title_before = "Dr.";
    person.title_after = "S.T., M.Si.";
    EXPECT_EQ(titled(person), "Dr. Contoh Nama, S.T., M.Si.");
    EXPECT_EQ(masked_nip("199010172012012000").substr(14 * 3), "2000");
    EXPECT_EQ(masked_nip("199010172012012000").find("1990"), std::string::npos);
    EXPECT_TRUE(usual_nip("199010172012012000"));
    EXPECT_FALSE(usual_nip("199013172012012000"));
}

}  // namespace
}  // namespace directory
