// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/esign/signers.h"

namespace signing::esign {
namespace {

Look look_of(const seal::WholeRequest& request) {
    Look out;
    out.mark = request.mark;
    out.reason = request.reason;
    out.location = request.location;
    return out;
}

}  // namespace

core::Bytes PersonV1::sign(const seal::WholeRequest& request, const core::Secret& passphrase) {
    return api_.sign(request.pdf, request.who, passphrase, look_of(request)).pdf;
}

core::Bytes PersonV2::sign(const seal::WholeRequest& request, const core::Secret& passphrase) {
    return std::move(api_.sign(who_of(request.who), {kind_, passphrase},
                               {look_of(request)}, {request.pdf})
                         .front());
}

std::vector<core::Bytes> PersonV2::sign_all(const std::vector<seal::WholeRequest>& requests,
                                            const core::Secret& passphrase) {
    if (requests.empty()) return {};
    std::vector<Look> looks;
    std::vector<core::ByteView> files;
    for (const seal::WholeRequest& one : requests) {
        looks.push_back(look_of(one));
        files.push_back(one.pdf);
    }
    return api_.sign({requests.front().who, {}}, {kind_, passphrase}, looks, files);
}

core::Bytes OfficeSeal::sign(const seal::WholeRequest& request, const core::Secret& activation) {
    const Institution office(service_, request.who);
    const Totp totp = office.totp(activation, 1);
    return std::move(office.sign(totp.code, {look_of(request)}, {request.pdf}).front());
}

}  // namespace signing::esign
