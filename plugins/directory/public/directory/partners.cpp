// SPDX-License-Identifier: Apache-2.0
// How a partner is addressed.
#include "directory/partners.h"

namespace directory {

std::string addressed(const Partner& partner) {
    return partner.official.empty() ? partner.name : partner.official + " " + partner.name;
}

}  // namespace directory
