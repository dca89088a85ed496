// SPDX-License-Identifier: Apache-2.0
// What differs from one installation of BSrE's Esign Client Service to the next. Whoever sets nothing has it as
// the service usually does; the names here are those of forms and the API.
#pragma once

#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"

namespace signing {

struct Habits {
    // "" or 0: as usual. The first three are of v2 alone.
    std::string totp_key;            // the member a one-time password is sent in
    std::string status_path;         // where the status of a user is asked
    std::string registration_path;   // where a user is proposed
    int question_seconds = 0;        // how long a question may take
    int signing_seconds = 0;         // how long signing and checking a file may take
    double mark_scale = 1;           // its units for one point of the page
    double mark_right = 0, mark_down = 0;   // added to every place it is told, in its units

    bool operator==(const Habits&) const = default;
    bool usual() const { return *this == Habits(); }
};

constexpr int longest_patience = 600;   // seconds

// `v2`: the second edition of the service.
std::vector<core::Fault> faults_of(const Habits& habits, bool v2);
// What is not as usual. Reading throws Error(internal) for what we did not write.
core::Json to_json(const Habits& habits);
Habits habits_of(const core::Json& json);

}  // namespace signing
