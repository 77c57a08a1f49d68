import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import { deletedAtWrongVersion, streamDeleted } from './answers.ts';
import type { ClusterState } from './cluster-state.ts';
import { expectedOf, nameOf } from './messages.ts';
import { streams } from './wire.ts';
import { denied, type Entrance, write } from './write-path.ts';

/** Soft deletion and tombstone, which differ in what they write. */
export function deletion(cluster: ClusterState, entrance: Entrance, hard: boolean) {
  type Request = streams.DeleteReq | streams.TombstoneReq;
  type Response = streams.DeleteResp & streams.TombstoneResp;
  return async (call: ServerUnaryCall<Request, Response>, answer: sendUnaryData<Response>): Promise<void> => {
    const options = call.request.getOptions() as streams.DeleteReq.Options | streams.TombstoneReq.Options;
    const stream = nameOf(options.getStreamIdentifier());
    const refusal = denied(cluster, call.metadata, 'delete', stream);
    if (refusal) return answer(refusal);
    const expected = expectedOf(options);
    const end = await write(cluster, entrance, {
      operation: 'delete',
      stream,
      headers: call.metadata,
      peer: call.getPeer(),
      run: () => cluster.log.delete(stream, expected, hard),
    });
    if (end.is === 'unanswered') return;
    if (end.is === 'refused') return answer(end.failure);
    const { outcome } = end;
    if (outcome.is === 'stream-deleted') return answer(streamDeleted(stream));
    if (outcome.is === 'wrong-expected-version')
      return answer(deletedAtWrongVersion(stream, expected, outcome.current));
    const response = hard ? new streams.TombstoneResp() : new streams.DeleteResp();
    const position = hard ? new streams.TombstoneResp.Position() : new streams.DeleteResp.Position();
    position.setCommitPosition(String(outcome.position)).setPreparePosition(String(outcome.position));
    (response as streams.DeleteResp).setPosition(position as streams.DeleteResp.Position);
    answer(null, response as Response);
  };
}
