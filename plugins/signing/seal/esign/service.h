// SPDX-License-Identifier: Apache-2.0
// One agency's BSrE Esign Client Service: where it stands, how we sign in, and its habits, which
// differ from one installation to the next and are found out with a test page.
#pragma once

#include <chrono>
#include <string>

#include "core/base/secret.h"
#include "signing/seal/whole.h"

namespace signing::esign {

enum class Origin { bottom, top };

// How the service counts places on a page.
struct Grid {
    Origin origin = Origin::bottom;
    double scale = 1;           // its units for one point
    double right = 0, down = 0;  // added to what it is told, in its units
};

struct Service {
    std::string url;   // "https://name[:port][/path]"
    std::string user;  // of the application, from the service's own administration
    core::Secret password;
    // http:// is the rule on an agency's own network; it must be allowed there, and never goes to a
    // public address.
    bool plain_http = false;
    std::chrono::seconds limit{30};           // for a question
    std::chrono::seconds signing_limit{120};  // for signing, verifying and fetching a file
    Grid v1{Origin::bottom}, v2{Origin::top};
    bool null_text = false;  // wants the text "null" where reason, location and contact are empty
    std::string totp_key = "totp";  // "otp" in some editions
    std::string registration_path = "/api/v2/user/registration";
    std::string status_path = "/api/v2/user/check/status";
};

// Throws Error(invalid, "signing.error.esign_address") unless the address may be used.
void require_usable(const Service& service);

// A place as the service counts it.
struct Place {
    double x = 0, y = 0, width = 0, height = 0;
    bool operator==(const Place&) const = default;
};
// Throws Error(invalid, "signing.error.page") when there is no such page, and what
// pades::Source throws.
Place place_on(core::ByteView pdf, const seal::Mark& mark, const Grid& grid);

// "image/png" or "image/jpeg"; throws Error(invalid, "signing.error.esign_image") for other bytes.
std::string image_type(core::ByteView image);

// Throws Error(invalid, "signing.error.nik") unless it is 16 digits.
void require_nik(std::string_view nik);

}  // namespace signing::esign
