// SPDX-License-Identifier: Apache-2.0
#include "signing/check/holder.h"

#include <algorithm>
#include <array>

#include "core/pki/openssl.h"
#include "signing/check/known.h"

namespace signing::check {
namespace {

// id-etsi-qct-eseal, 0.4.0.1862.1.6.2
constexpr std::array<std::uint8_t, 9> eseal{0x06, 0x07, 0x04, 0x00, 0x8E, 0x46, 0x01, 0x06, 0x02};

bool states_seal(const X509* certificate) {
    const int at = X509_get_ext_by_NID(certificate, NID_qcStatements, -1);
    if (at < 0) return false;
    const core::ByteView value = core::pki::octets(X509_EXTENSION_get_data(X509_get_ext(certificate, at)));
    return std::search(value.begin(), value.end(), eseal.begin(), eseal.end()) != value.end();
}

bool has(X509_NAME* name, int nid) { return X509_NAME_get_index_by_NID(name, nid, -1) >= 0; }

bool legal_person(X509_NAME* name) {
    return has(name, NID_organizationIdentifier) && !has(name, NID_givenName) && !has(name, NID_surname) &&
           !has(name, NID_pseudonym);
}

bool called_seal(X509_NAME* name) {
    const int at = X509_NAME_get_index_by_NID(name, NID_description, -1);
    if (at < 0) return false;
    const ASN1_STRING* said = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at));
    std::string text(core::chars(core::pki::octets(said)));
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text.find("segel elektronik") != std::string::npos;
}

}  // namespace

bool of_office(core::ByteView certificate) {
    const core::pki::X509Held held = known_certificate(certificate);
    if (!held) return false;
    X509_NAME* subject = X509_get_subject_name(held.get());
    return states_seal(held.get()) || legal_person(subject) || called_seal(subject);
}

}  // namespace signing::check
