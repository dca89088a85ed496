// SPDX-License-Identifier: Apache-2.0
#include "signing/service/fetching.h"

#include "signing/pades/answers.h"

namespace signing {
namespace {

using check::Evidence;
using check::Wanted;
using core::Bytes;

constexpr std::size_t most_fetched = 16u << 20;   // octets for one file: they go to the judge with the question

std::string name_of(const Wanted& wanted) {
    return core::sha256(wanted.certificate).hex() + core::sha256(wanted.issuer).hex();
}

}  // namespace

Evidence Fetching::ask(pades::EvidenceSource& source, const Wanted& wanted, core::Instant now) {
    Evidence out;
    if (wanted.issuer.empty()) {
        if (Bytes above = source.issuer_of(wanted.certificate); !above.empty())
            out.certificates.push_back(std::move(above));
        return out;
    }
    const Bytes request = pades::ocsp_request(wanted.certificate, wanted.issuer);
    if (Bytes answer = source.ocsp(wanted.certificate, wanted.issuer, request); !answer.empty()) {
        const auto said = pades::read_ocsp(answer, wanted.certificate, wanted.issuer, request);
        if (said && said->is_current(now)) {
            out.ocsps.push_back(std::move(answer));
            return out;
        }
    }
    if (Bytes list = source.crl(wanted.certificate, wanted.issuer); !list.empty()) {
        const auto said = pades::read_crl(list, wanted.certificate, wanted.issuer);
        if (said && said->is_current(now)) out.crls.push_back(std::move(list));
    }
    return out;
}

Evidence Fetching::fetch(const std::vector<Wanted>& wanted) {
    const core::Instant now = clock_.now();
    Evidence out;
    std::size_t room = most_fetched;
    std::unique_ptr<pades::EvidenceSource> source;
    for (const Wanted& one : wanted) {
        const std::string name = name_of(one);
        std::optional<Evidence> told = kept_.find(name, now);
        if (!told) {
            if (!source) source = sources_();
            told = ask(*source, one, now);
            // Who did not answer is left alone for a while, too.
            kept_.keep(name, *told, now + (told->empty() ? std::chrono::minutes(1) : std::chrono::minutes(5)));
        }
        const std::size_t size = octets_of(*told);
        if (size > room) continue;
        room -= size;
        out.add(*told);
    }
    return out;
}

}  // namespace signing
