// The page of plans.

import { useState } from 'preact/hooks';

import type { Plan, PlanTable } from '@frontdesk/contract';

import { Failure } from '../../page/failure.tsx';
import { Fact, Facts, Item, ItemButton } from '../../page/item.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction, type Action } from '../../page/use-action.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { usePlans } from '../use-plans.ts';
import { PlanForm } from './plan-form.tsx';

const days = (count: number) => (count === 1 ? '1 day' : `${count.toLocaleString()} days`);

function PlanItem(props: {
  readonly plan: Plan;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { plan, onEdit, onRemove } = props;
  const { id, name, model, monthlyAnswers, monthlyTokens, audiences, people, assistantIds, retentionDays } =
    plan;
  return (
    <Item
      title={name}
      tags={<span class="id">{id}</span>}
      actions={
        <>
          <ItemButton label="Change" name={name} onPress={onEdit} />
          <ItemButton label="Remove" name={name} isDanger onPress={onRemove} />
        </>
      }
    >
      <Facts>
        <Fact name="Answers a month">{monthlyAnswers?.toLocaleString() ?? 'any number'}</Fact>
        <Fact name="Tokens a month">{monthlyTokens?.toLocaleString()}</Fact>
        <Fact name="Conversations are kept">{retentionDays && days(retentionDays)}</Fact>
        <Fact name="Model">{model}</Fact>
        <Fact name="Documents also for">{audiences?.join(', ')}</Fact>
        <Fact name="Assistants">{assistantIds?.join(', ')}</Fact>
        <Fact name="People">{people === false ? 'may not be asked for' : 'may be asked for'}</Fact>
      </Facts>
    </Item>
  );
}

function usePlanChanges() {
  const { rest, confirm, tell } = usePageTools();
  const loaded = usePlans();
  const action = useAction();
  async function store(items: readonly Plan[], by: Action): Promise<boolean> {
    const outcome = await by.run(async () => rest.put<PlanTable>('/plans', { items } satisfies PlanTable));
    if (outcome?.ok) loaded.change(() => outcome.value);
    return outcome?.ok ?? false;
  }
  /** @param former the plan whose place it takes; `null` for a new one */
  async function save(plan: Plan, former: Plan | null, by: Action): Promise<boolean> {
    const known = loaded.value?.items ?? [];
    const items = former ? known.map((each) => (each.id === former.id ? plan : each)) : [...known, plan];
    const isDone = await store(items, by);
    if (isDone) tell(`“${plan.name}” is saved. It counts from the next message on.`);
    return isDone;
  }
  async function remove({ id, name }: Plan) {
    const isSure = await confirm({
      title: `Remove “${name}”?`,
      words: 'Who is on it may do nothing any more, as long as other plans exist.',
      action: 'Remove',
    });
    const known = loaded.value?.items ?? [];
    if (
      isSure &&
      (await store(
        known.filter((each) => each.id !== id),
        action,
      ))
    ) {
      tell(`“${name}” is removed.`, () => void store(known, action));
    }
  }
  return { loaded, error: action.error, save, remove };
}

interface PlanListProps {
  readonly plans: readonly Plan[];
  readonly onEdit: (plan: Plan) => void;
  readonly onRemove: (plan: Plan) => void;
}

function PlanList({ plans, onEdit, onRemove }: PlanListProps) {
  if (plans.length === 0) {
    return (
      <Empty title="No plans yet">
        Make one when subscribers may do different things, then choose it in the offers that sell it.
      </Empty>
    );
  }
  return (
    <ul class="items" aria-label="Plans">
      {plans.map((plan) => (
        <PlanItem key={plan.id} plan={plan} onEdit={() => onEdit(plan)} onRemove={() => onRemove(plan)} />
      ))}
    </ul>
  );
}

/** Shows what each plan allows, and changes it. */
export function PlansPage() {
  const { loaded, error, save, remove } = usePlanChanges();
  const [editing, setEditing] = useState<Plan | 'new' | null>(null);
  const edited = editing === 'new' ? null : editing;
  return (
    <PageFrame
      title="Plans"
      lead="What somebody on a plan may do. It is enforced on the server with every message. Without any plan, whoever has access may do everything."
      actions={
        <button type="button" class="button primary" onClick={() => setEditing('new')}>
          New plan
        </button>
      }
    >
      <Failure error={error} />
      <LoadedView loaded={loaded}>
        {({ items }) => <PlanList plans={items} onEdit={setEditing} onRemove={(plan) => void remove(plan)} />}
      </LoadedView>
      <Dialog
        title={edited ? 'Change a plan' : 'New plan'}
        isOpen={editing !== null}
        isWide
        onClose={() => setEditing(null)}
      >
        {editing && (
          <PlanForm
            plan={edited}
            onSave={async (plan, by) => save(plan, edited, by)}
            onDone={() => setEditing(null)}
          />
        )}
      </Dialog>
    </PageFrame>
  );
}
