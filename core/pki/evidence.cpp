// SPDX-License-Identifier: Apache-2.0
#include "core/pki/evidence.h"

#include <algorithm>

namespace core::pki {

void add_once(std::vector<Bytes>& list, ByteView one) {
    for (const Bytes& there : list)
        if (std::ranges::equal(there, one)) return;
    list.emplace_back(one.begin(), one.end());
}

void Evidence::add(const Evidence& more) {
    for (const Bytes& one : more.certificates) add_once(certificates, one);
    for (const Bytes& one : more.crls) add_once(crls, one);
    for (const Bytes& one : more.ocsps) add_once(ocsps, one);
}

}  // namespace core::pki
