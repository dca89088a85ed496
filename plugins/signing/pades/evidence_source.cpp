// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/evidence_source.h"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Timespan.h>
#include <Poco/URI.h>

#include <algorithm>
#include <istream>
#include <ostream>

#include "core/pki/ocsp.h"

namespace signing::pades {
namespace {

using core::Bytes;
using core::ByteView;
using core::pki::certificate;
using core::pki::X509Held;

using AccessHeld = core::pki::Held<AUTHORITY_INFO_ACCESS, AUTHORITY_INFO_ACCESS_free>;
using PointsHeld = core::pki::Held<CRL_DIST_POINTS, CRL_DIST_POINTS_free>;

std::string address_of(const GENERAL_NAME* name) {
    if (name == nullptr || name->type != GEN_URI) return {};
    return std::string(core::chars(core::pki::octets(name->d.uniformResourceIdentifier)));
}

// Addresses of Authority Information Access by kind, NID_ad_OCSP or NID_ad_ca_issuers.
std::vector<std::string> access_addresses(ByteView encoded, int kind) {
    std::vector<std::string> out;
    const X509Held own = certificate(encoded);
    if (!own) return out;
    const AccessHeld list(static_cast<AUTHORITY_INFO_ACCESS*>(
        X509_get_ext_d2i(own.get(), NID_info_access, nullptr, nullptr)));
    for (int i = 0; list && i < sk_ACCESS_DESCRIPTION_num(list.get()); ++i) {
        const ACCESS_DESCRIPTION* one = sk_ACCESS_DESCRIPTION_value(list.get(), i);
        if (OBJ_obj2nid(one->method) == kind) out.push_back(address_of(one->location));
    }
    ERR_clear_error();
    return out;
}

std::vector<std::string> list_addresses(ByteView encoded) {
    std::vector<std::string> out;
    const X509Held own = certificate(encoded);
    if (!own) return out;
    const PointsHeld list(static_cast<CRL_DIST_POINTS*>(
        X509_get_ext_d2i(own.get(), NID_crl_distribution_points, nullptr, nullptr)));
    for (int i = 0; list && i < sk_DIST_POINT_num(list.get()); ++i) {
        const DIST_POINT* point = sk_DIST_POINT_value(list.get(), i);
        if (point->distpoint == nullptr || point->distpoint->type != 0) continue;
        const GENERAL_NAMES* names = point->distpoint->name.fullname;
        for (int j = 0; j < sk_GENERAL_NAME_num(names); ++j)
            out.push_back(address_of(sk_GENERAL_NAME_value(names, j)));
    }
    ERR_clear_error();
    return out;
}

// Stops at `largest`, and at `until`: between one reception and the next, each of which has the
// session's own limit, so that a drip does not hold us.
bool read_body(std::istream& in, std::size_t largest, std::chrono::steady_clock::time_point until,
               Bytes& out) {
    char part[16 * 1024];
    while (in.peek() != std::istream::traits_type::eof()) {
        const std::streamsize size = in.readsome(part, sizeof part);
        if (size <= 0 || out.size() + static_cast<std::size_t>(size) > largest) return false;
        if (std::chrono::steady_clock::now() > until) return false;
        out.insert(out.end(), part, part + size);
    }
    return true;
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

}  // namespace

bool tells_of_revocation(ByteView certificate) {
    const auto told = [](const std::vector<std::string>& addresses) {
        return std::ranges::any_of(addresses, [](const std::string& each) { return !each.empty(); });
    };
    return told(access_addresses(certificate, NID_ad_OCSP)) || told(list_addresses(certificate));
}

Bytes LocalEvidence::ocsp(ByteView, ByteView issuer, ByteView request) {
    for (const LocalAuthority& one : authorities_)
        if (one.ocsp && std::ranges::equal(one.certificate, issuer)) return one.ocsp(request);
    return {};
}

Bytes LocalEvidence::crl(ByteView, ByteView issuer) {
    for (const LocalAuthority& one : authorities_)
        if (one.crl && std::ranges::equal(one.certificate, issuer)) return one.crl();
    return {};
}

Bytes LocalEvidence::issuer_of(ByteView encoded) {
    const X509Held own = certificate(encoded);
    for (const LocalAuthority& one : authorities_) {
        const X509Held above = certificate(one.certificate);
        if (own && above && X509_check_issued(above.get(), own.get()) == X509_V_OK) return one.certificate;
    }
    return {};
}

HttpEvidence::HttpEvidence(std::vector<std::string> hosts) : HttpEvidence(std::move(hosts), Limits()) {}

HttpEvidence::HttpEvidence(std::vector<std::string> hosts, Limits limits)
    : hosts_(std::move(hosts)), limits_(limits), until_(std::chrono::steady_clock::now() + limits.total) {
    for (std::string& host : hosts_) host = lower(host);
}

Bytes HttpEvidence::fetch(const std::string& url, ByteView request) {
    using Poco::Net::HTTPRequest;
    try {
        const Poco::URI uri(url);
        const std::string host = lower(uri.getHost());
        const std::string place = uri.getPort() == 80 ? host : host + ":" + std::to_string(uri.getPort());
        if (uri.getScheme() != "http" || std::ranges::find(hosts_, place) == hosts_.end()) return {};
        if (fetched_ >= limits_.most || std::chrono::steady_clock::now() > until_) return {};
        ++fetched_;
        Poco::Net::HTTPClientSession session(uri.getHost(), uri.getPort());
        session.setTimeout(Poco::Timespan(static_cast<long>(limits_.step.count()), 0));
        const std::string path = uri.getPathAndQuery().empty() ? "/" : uri.getPathAndQuery();
        HTTPRequest head(request.empty() ? HTTPRequest::HTTP_GET : HTTPRequest::HTTP_POST, path,
                         Poco::Net::HTTPMessage::HTTP_1_1);
        if (!request.empty()) {
            head.setContentType("application/ocsp-request");
            head.setContentLength(static_cast<std::streamsize>(request.size()));
        }
        const std::string_view body = core::chars(request);
        session.sendRequest(head).write(body.data(), static_cast<std::streamsize>(body.size()));
        Poco::Net::HTTPResponse response;
        std::istream& in = session.receiveResponse(response);
        Bytes out;
        if (response.getStatus() != Poco::Net::HTTPResponse::HTTP_OK ||
            !read_body(in, limits_.largest, until_, out))
            return {};
        return out;
    } catch (const Poco::Exception&) {
        return {};
    }
}

Bytes HttpEvidence::kept(const std::string& url) {
    if (const auto found = kept_.find(url); found != kept_.end()) return found->second;
    return kept_[url] = fetch(url, {});
}

Bytes HttpEvidence::ocsp(ByteView own, ByteView, ByteView request) {
    for (const std::string& url : access_addresses(own, NID_ad_OCSP))
        if (Bytes answer = fetch(url, request); !answer.empty()) return answer;
    return {};
}

Bytes HttpEvidence::crl(ByteView own, ByteView) {
    for (const std::string& url : list_addresses(own))
        if (Bytes answer = kept(url); !answer.empty()) return answer;
    return {};
}

Bytes HttpEvidence::issuer_of(ByteView own) {
    for (const std::string& url : access_addresses(own, NID_ad_ca_issuers))
        if (Bytes answer = kept(url); certificate(answer)) return answer;
    return {};
}

Bytes EvidenceSources::ocsp(ByteView own, ByteView issuer, ByteView request) {
    for (const auto& one : list_)
        if (Bytes answer = one->ocsp(own, issuer, request); !answer.empty()) return answer;
    return {};
}

Bytes EvidenceSources::crl(ByteView own, ByteView issuer) {
    for (const auto& one : list_)
        if (Bytes answer = one->crl(own, issuer); !answer.empty()) return answer;
    return {};
}

Bytes EvidenceSources::issuer_of(ByteView own) {
    for (const auto& one : list_)
        if (Bytes answer = one->issuer_of(own); !answer.empty()) return answer;
    return {};
}

}  // namespace signing::pades
