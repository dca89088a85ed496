// SPDX-License-Identifier: Apache-2.0
#include "signing/service/fetching.h"

#include "signing/pades/answers.h"

namespace signing {
namespace {

using check::Evidence;
using check::Wanted;
using core::Bytes;

constexpr std::size_t most_kept = 256;

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
    std::unique_ptr<pades::EvidenceSource> source;
    for (const Wanted& one : wanted) {
        const std::string name = name_of(one);
        {
            const std::lock_guard lock(mutex_);
            const auto found = kept_.find(name);
            if (found != kept_.end() && now < found->second.until) {
                out.add(found->second.evidence);
                continue;
            }
        }
        if (!source) source = sources_();
        Evidence told = ask(*source, one, now);
        out.add(told);
        // Who did not answer is left alone for a while, too.
        const auto keep = told.empty() ? std::chrono::minutes(1) : std::chrono::minutes(5);
        const std::lock_guard lock(mutex_);
        if (kept_.size() >= most_kept) kept_.clear();
        kept_[name] = {std::move(told), now + keep};
    }
    return out;
}

}  // namespace signing
