// SPDX-License-Identifier: Apache-2.0
// What pages and the API read alike about certificates: which are listed, and how the officer made sure who asks.
#pragma once

#include "core/http/given.h"
#include "signing/domain/certificate.h"
#include "signing/service/enrolments.h"

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

// Faults of "document" and "way" where one is not chosen.
inline IdentityCheck identity_check(core::http::Given& given) {
    IdentityCheck check;
    const auto document = given.one_of("document", all_documents, [](IdentityDocument each) { return name(each); });
    const auto way = given.one_of("way", all_ways, [](IdentityWay each) { return name(each); });
    if (!document) given.fault("document", "signing.fault.identity_document");
    if (!way) given.fault("way", "signing.fault.identity_way");
    check.document = document.value_or(check.document);
    check.way = way.value_or(check.way);
    check.note = given.prose("note", longest_reason);
    return check;
}

}  // namespace signing
