// SPDX-License-Identifier: Apache-2.0
// Which certificates a page or the API lists, as asked in the query.
#pragma once

#include "core/http/given.h"
#include "signing/domain/certificate.h"

namespace signing {

inline CertificateWish certificate_wish(core::http::Given& given) {
    constexpr int most = 200;
    CertificateWish wish;
    wish.words = given.line("q", 100);
    wish.state = given.one_of("state", all_states, [](CertificateState each) { return name(each); });
    wish.after = given.line("after", 100);
    wish.limit = static_cast<int>(given.number("limit", 1, most).value_or(wish.limit));
    return wish;
}

}  // namespace signing
