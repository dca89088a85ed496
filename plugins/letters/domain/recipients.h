// SPDX-License-Identifier: Apache-2.0
// To whom a letter goes: positions, chosen one by one or as a group. A group is expanded anew whenever a
// draft is saved and once more when it goes up; then the list is frozen, for paraf and signature are given
// to what is printed, and to nothing else is it sent.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "letters/letters.h"

namespace letters {

struct GroupMembers {
    std::string code;            // "SELURUH-OPD"
    std::vector<Addressee> members;
};

// Adds the group's members that are not addressed yet; the signer's own position is left out.
void add_group(std::vector<Addressee>& to, const GroupMembers& group, core::PositionId signer, bool copy);
// Those chosen by themselves; the others follow from the groups.
std::vector<Addressee> chosen(const std::vector<Addressee>& all);
// One position stands once: an addressee drops the copy to the same position.
std::vector<Addressee> without_doubles(const std::vector<Addressee>& all);

std::vector<Addressee> direct(const std::vector<Addressee>& all);
std::vector<Addressee> copies(const std::vector<Addressee>& all);

// More addressees than this stand on a sheet of their own: "Yth. (daftar terlampir)".
constexpr std::size_t most_on_first_page = 3;

// "Kepala Dinas A, Kepala Dinas B dan 22 lainnya"-style line for lists; `rest` is a pattern with {count}.
std::string in_one_line(const std::vector<Addressee>& all, std::string_view rest);

}  // namespace letters
